# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows between the rooms of the house, and who may use which library."""

import functools
import pathlib
import re
import subprocess

from house_sources import TREE

ARROWS = {
    "main": {"ui", "cli", "sandbox", "services"},
    "ui": {"models", "services", "domain"},
    "cli": {"services", "domain"},
    "models": {"domain"},
    "services": {"github", "git", "nodes", "notes", "storage", "domain"},
    "sandbox": {"git", "domain"},
    "github": {"domain"},
    "git": {"domain"},
    "nodes": {"domain"},
    "notes": {"domain"},
    "storage": {"domain"},
    "domain": set(),
}

# Modules of Qt beyond QtCore.
QT = {
    "main": {"QtGui", "QtWidgets"},
    "ui": {"QtGui", "QtWidgets", "QtSvg"},
    "services": {"QtConcurrent"},
    "git": {"QtConcurrent"},
    "github": {"QtNetwork"},
    "nodes": {"QtNetwork"},
    "storage": {"QtSql"},
    "sandbox": {"QtNetwork", "QtHttpServer"},
}

# Other libraries: the beginning of an include, and the files that may write it.
LIBRARIES = {
    "git2": r"app/git/[^/]+\.cpp|app/git/handles\.h",
    "qt6keychain/": r"app/storage/tokenstore\.cpp",
    "toml++/": r"app/(git|storage)/[^/]+\.cpp",
    "KSyntaxHighlighting": r"ui/.*",
    "KTextTemplate": r"app/notes/[^/]+\.cpp",
    "cmark-gfm": r"app/notes/[^/]+\.cpp|app/notes/marktree\.h",
    "Sonnet": r"ui/widgets/[^/]+\.cpp",
    "QtCharts": r"ui/charts/.*",
}

# Headers that bring a library with them: for .cpp files only, so that it does not spread.
PRIVATE = {"handles.h", "marktree.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
MODULES = ("QtGui", "QtWidgets", "QtSvg", "QtNetwork", "QtHttpServer", "QtSql", "QtConcurrent", "QtCharts", "QtTest")


def room_of(path):
    """The room of a file: "domain" for app/domain/…, "ui", "main", or None where the rules do not reach."""
    parts = path.split("/")
    if parts[0] == "ui":
        return "ui"
    if parts[0] == "app" and len(parts) == 2:
        return "main"
    return parts[1] if parts[0] == "app" else None


@functools.cache
def qt_headers():
    """Module → the names that its folder of headers offers."""
    folder = subprocess.run(
        ["pkg-config", "--variable=includedir", "Qt6Core"], capture_output=True, text=True, check=True
    ).stdout.strip()
    names = {}
    for module in MODULES:
        place = pathlib.Path(folder, module)
        names[module] = {entry.name for entry in place.iterdir() if entry.is_file()} if place.is_dir() else set()
    return names


def qt_module(header):
    """The module beyond QtCore that a header belongs to, or None."""
    first, _, rest = header.partition("/")
    if rest:
        return first if first in MODULES else None
    return next((module for module, names in qt_headers().items() if header in names), None)


def quoted_fault(source, room, header):
    """What is wrong with #include "header", or None."""
    first, _, rest = header.partition("/")
    if ".." in header.split("/"):
        return "leads out of its folder; write it from app/"
    if header in PRIVATE and not source.path.endswith(".cpp"):
        return "is for .cpp files only"
    if not rest or room != "main" and (TREE / source.path).parent.joinpath(header).is_file():
        return None  # the same folder, or one in it
    target = first if first in ARROWS else None
    if target is None:
        return "is not written from app/"
    if target != room and target not in ARROWS[room]:
        return f"{room} → {target} is no arrow of the design"
    return None


def angled_fault(source, room, header):
    for beginning, allowed in LIBRARIES.items():
        if header.startswith(beginning):
            return None if re.fullmatch(allowed, source.path) else f"only {allowed} may include it"
    if header.split("/")[0] in ARROWS and "/" in header:
        return 'is ours; write it with "…"'
    module = qt_module(header)
    if module and module not in QT.get(room, set()):
        return f"{module} is not for {room}"
    return None


def faults(source):
    """Every include of a file that goes against the rules, as "path:line: …"."""
    room = room_of(source.path)
    if room is None:
        return []
    if room not in ARROWS:
        return [f"{source.path}:1: {room} is no room of the house"]
    found = []
    for match in INCLUDE.finditer(source.text):
        quoted, angled = match.groups()
        # A library's header written with quotes is the library's all the same.
        library = quoted and any(quoted.startswith(beginning) for beginning in LIBRARIES)
        fault = quoted_fault(source, room, quoted) if quoted and not library else angled_fault(source, room, quoted or angled)
        if fault:
            line = source.text.count("\n", 0, match.start()) + 1
            found.append(f"{source.path}:{line}: {quoted or angled}: {fault}")
    return found
