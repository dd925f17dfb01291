// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "coredumps.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace slipway {

void leaveNoCoreDump(Running what)
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none); // handlers that cores are piped to see it, too (core(5), systemd-coredump(8))
#ifdef __linux__
    // Not even for them (PR_SET_DUMPABLE(2const)). With a window it stays as it is: the desktop's portals, which show
    // the dialogs for files, turn away whose /proc/PID they cannot look into.
    if (what == Running::Command)
        prctl(PR_SET_DUMPABLE, 0);
#else
    static_cast<void>(what);
#endif
}

} // namespace slipway
