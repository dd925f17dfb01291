// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace slipway::services {

void keepMemoryTogether()
{
#ifdef __GLIBC__
    // A heap for each thread keeps what that thread once needed, a seventh of all after a few refreshes; the threads
    // wait for the network and the disk, hardly for each other.
    mallopt(M_ARENA_MAX, 1);
    // What is larger goes back when it is freed. Unless it is set, the border rises with what was freed, and the one
    // from which on the heap's end goes back with it.
    constexpr int large = 256 * 1024; // bytes
    mallopt(M_MMAP_THRESHOLD, large);
#endif
}

void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace slipway::services
