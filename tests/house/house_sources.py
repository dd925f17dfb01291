# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the tree, and source text without what is no code."""

import pathlib
import re
from dataclasses import dataclass

TREE = pathlib.Path(__file__).resolve().parents[2]

CODE = (".h", ".cpp")


@dataclass(frozen=True)
class Source:
    """One file: its path from the tree's root, with "/", and its text."""

    path: str
    text: str

    def lines(self):
        return self.text.splitlines()


def read(path):
    return Source(path.relative_to(TREE).as_posix(), path.read_text(encoding="utf-8"))


def sources(*folders, endings=CODE):
    """The files in these folders of the tree, sorted."""
    found = []
    for folder in folders:
        for path in sorted((TREE / folder).rglob("*")):
            if path.is_file() and path.suffix in endings:
                found.append(read(path))
    return found


_NO_CODE = re.compile(
    r'R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)+'"
    r"|//[^\n]*|/\*.*?\*/",
    re.DOTALL,
)


def code_of(text):
    """The text with comments and the content of strings taken out, line by line where it was."""

    def blank(match):
        piece = match.group()
        kept = '""' if piece[0] in "\"R" else ""
        return kept + "\n" * piece.count("\n")

    # A digit separator (1'000) is no quote.
    return _NO_CODE.sub(blank, re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text))


def line_of(text, position):
    return text.count("\n", 0, position) + 1
