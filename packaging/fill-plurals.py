#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: packaging/fill-plurals.py translations/slipway_en.ts

Gives the sentences with a number, as lupdate left them, their two English forms: "%n file(s)" is "%n file" and
"%n files". Forms that somebody wrote by hand stay as they are."""

import re
import sys

MESSAGE = re.compile(
    r"(<source>)(?P<source>.*?)(</source>.*?)"
    r'<translation type="unfinished">(?P<space>\s*)<numerusform></numerusform>\s*<numerusform></numerusform>(?P<end>\s*)'
    r"</translation>",
    re.DOTALL,
)


def forms(source):
    """The singular and the plural of a source text."""
    singular = source.replace("y(ies)", "y").replace("(s)", "")
    plural = source.replace("y(ies)", "ies").replace("(s)", "s")
    return singular, plural


def filled(catalogue):
    def one(match):
        singular, plural = forms(match["source"])
        return (
            f"{match[1]}{match['source']}{match[3]}<translation>{match['space']}"
            f"<numerusform>{singular}</numerusform>{match['space']}<numerusform>{plural}</numerusform>"
            f"{match['end']}</translation>"
        )

    # One message at a time, so that a source is never joined to another message's forms.
    parts = re.split(r"(?=<message\b)", catalogue)
    return "".join(MESSAGE.sub(one, part) for part in parts)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        before = file.read()
    after = filled(before)
    if after != before:
        with open(sys.argv[1], "w", encoding="utf-8") as file:
            file.write(after)


if __name__ == "__main__":
    main()
