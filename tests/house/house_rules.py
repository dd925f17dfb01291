# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that hold for single files. Each takes a Source and returns its faults, as "path:line: …"."""

import re

from house_sources import code_of, line_of

LONGEST = 500

# What waits inside product code freezes the window; where it cannot, the reason is written here.
MAY_WAIT = {}

WAITING = re.compile(r"\b(processEvents|waitForFinished|waitForReadyRead|waitForConnected|QEventLoop)\b")
SLEEPING = re.compile(r"\b(qWait|qSleep|sleep_for|sleep_until|usleep|nanosleep|msleep)\b|\bsleep\s*\(")
REVEALING = re.compile(r"(?:\.|->)\s*reveal\s*\(")
MAY_REVEAL = re.compile(r"app/github/transport[^/]*\.cpp|app/storage/tokenstore\.cpp")
MODAL = re.compile(r"(?:\.|->)\s*exec\s*\(")


def length(source):
    count = len(source.lines())
    return [f"{source.path}:{count}: longer than {LONGEST} lines; split it"] if count > LONGEST else []


def licence(source):
    """The two-line header, behind "#!" or XML's first line where there is one."""
    head = "\n".join(source.lines()[:5])
    year = re.search(r"SPDX-FileCopyrightText: \d{4} \S", head)
    name = re.search(r"SPDX-License-Identifier: (GPL-3\.0-or-later|CC0-1\.0)\b", head)
    return [] if year and name else [f"{source.path}:1: no SPDX header"]


def pragma(source):
    if not source.path.endswith(".h") or "#pragma once" in source.text:
        return []
    return [f"{source.path}:1: no #pragma once"]


def _all(source, expression, words):
    text = code_of(source.text)
    return [f"{source.path}:{line_of(text, match.start())}: {match.group()}: {words}" for match in expression.finditer(text)]


def waiting(source):
    if source.path in MAY_WAIT:
        return []
    return _all(source, WAITING, "product code does not wait; continue with .then(context, …)")


def sleeping(source):
    return _all(source, SLEEPING, "a test waits for something: QTRY_… or QSignalSpy")


def revealing(source):
    if MAY_REVEAL.fullmatch(source.path):
        return []
    return _all(source, REVEALING, "a secret is revealed where the header is made and where the keychain is written")


def objects(source):
    """The domain is values."""
    return _all(source, re.compile(r"\bQ_OBJECT\b|\bQ_GADGET\b|:\s*public\s+QObject\b"), "the domain is values and rules")


def modal(source):
    """QDialog::exec() is a nested event loop; a query's exec() is not the window's."""
    return _all(source, MODAL, "open a dialog with open()")
