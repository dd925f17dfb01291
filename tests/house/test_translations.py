# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues are up to date with the sources, and every number has its forms.

usage: python3 test_translations.py"""

import importlib.util
import pathlib
import re
import subprocess
import tempfile
import unittest

from house_sources import TREE

EMPTY = re.compile(r"<numerusform>\s*</numerusform>|<numerusform\s*/>")


def fill_plurals():
    spec = importlib.util.spec_from_file_location("fill_plurals", TREE / "packaging/fill-plurals.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Translations(unittest.TestCase):
    maxDiff = None

    def test_lupdate_leaves_no_difference(self):
        catalogues = sorted((TREE / "translations").glob("*.ts"))
        self.assertTrue(catalogues)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([TREE / "packaging/translate", folder], check=True, capture_output=True)
            for catalogue in catalogues:
                self.assertEqual(
                    catalogue.read_text(encoding="utf-8").splitlines(),
                    pathlib.Path(folder, catalogue.name).read_text(encoding="utf-8").splitlines(),
                    f"{catalogue.name} is not up to date; run packaging/box packaging/translate",
                )

    def test_every_number_has_its_forms(self):
        text = (TREE / "translations/slipway_en.ts").read_text(encoding="utf-8")
        self.assertIn("<numerusform>", text)
        self.assertNotIn('type="unfinished"', text)
        self.assertIsNone(EMPTY.search(text))
        for form in re.findall(r"<numerusform>(.*?)</numerusform>", text):
            self.assertNotRegex(form, r"\((s|es|ies)\)")
        self.assertIsNotNone(EMPTY.search("<numerusform></numerusform>"))

    def test_forms_are_made_from_the_source(self):
        module = fill_plurals()
        self.assertEqual(module.forms("%n repository(ies)"), ("%n repository", "%n repositories"))
        left = (
            '<message numerus="yes"><source>%n tag(s)</source><translation type="unfinished">'
            "<numerusform></numerusform><numerusform></numerusform></translation></message>"
        )
        written = left.replace(' type="unfinished"', "").replace("></numerusform>", ">by hand</numerusform>")
        self.assertEqual(module.filled(written), written)
        self.assertIn("<numerusform>%n tag</numerusform><numerusform>%n tags</numerusform>", module.filled(left + written))
        self.assertIn("by hand", module.filled(left + written))


if __name__ == "__main__":
    unittest.main()
