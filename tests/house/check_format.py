# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formatter finds nothing to change. Exit code 77, "skipped", where clang-format 19 is not installed.

usage: python3 check_format.py"""

import concurrent.futures
import os
import shutil
import subprocess
import sys

from house_sources import TREE, sources


def formatter():
    for name in ("clang-format-19", "clang-format"):
        path = shutil.which(name)
        if path and " 19." in subprocess.run([path, "--version"], capture_output=True, text=True).stdout:
            return path
    return None


def complaints(path, names):
    """One line for each file that the formatter would change: its first place."""

    def errors(some):
        run = subprocess.run([path, "--dry-run", "-Werror", *some], cwd=TREE, capture_output=True, text=True)
        return run.stderr if run.returncode else ""

    workers = os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        text = "".join(pool.map(errors, [names[start::workers] for start in range(workers)]))
    first = {}
    for line in text.splitlines():
        if ": error: " in line:
            first.setdefault(line.split(":")[0], line)
    return "\n".join(first.values()) or text


def rejects_a_bad_example(path):
    run = subprocess.run(
        [path, "--dry-run", "-Werror", "--assume-filename=app/a.cpp"],
        cwd=TREE, input="int  f( ){return 1;}\n", capture_output=True, text=True,
    )
    return run.returncode != 0


def main():
    path = formatter()
    if not path:
        print("clang-format 19 is not installed: skipped")
        return 77
    if not rejects_a_bad_example(path):
        print("the formatter accepted a badly formatted example")
        return 1
    names = [source.path for source in sources("app", "ui", "tests")]
    found = complaints(path, names)
    print(found + "\nformat them with: packaging/box clang-format-19 -i FILE…" if found else f"{len(names)} files are formatted")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
