# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `cmake --install` puts into place works and is complete.

usage: BUILD=FOLDER VERSION=X.Y.Z python3 test_install.py"""

import configparser
import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

APPLICATION = "io.github.slipway.Slipway"


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = pathlib.Path(cls.folder.name, "usr")
        run = subprocess.run(
            ["cmake", "--install", os.environ["BUILD"], "--prefix", cls.prefix], capture_output=True, text=True
        )
        if run.returncode:
            raise RuntimeError(run.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_program_runs_without_a_display(self):
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        run = subprocess.run([self.prefix / "bin/slipway", "--version"], capture_output=True, text=True, timeout=60,
                             env=environment, cwd="/")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(os.environ["VERSION"], run.stdout)

    def test_the_desktop_entry_leads_to_it(self):
        entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        entry.optionxform = str
        entry.read(self.prefix / f"share/applications/{APPLICATION}.desktop", encoding="utf-8")
        section = entry["Desktop Entry"]
        self.assertTrue(os.access(self.prefix / "bin" / section["Exec"].split()[0], os.X_OK))
        self.assertTrue((self.prefix / f"share/icons/hicolor/scalable/apps/{section['Icon']}.svg").is_file())

    def test_the_metadata_tells_of_it(self):
        root = xml.etree.ElementTree.parse(self.prefix / f"share/metainfo/{APPLICATION}.metainfo.xml").getroot()
        self.assertEqual(root.findtext("id"), APPLICATION)
        self.assertEqual(root.findtext("project_license"), "GPL-3.0-or-later")
        self.assertTrue((self.prefix / "share/applications" / root.findtext("launchable")).is_file())
        self.assertTrue((self.prefix / "bin" / root.findtext("provides/binary")).is_file())
        self.assertEqual(root.find("releases/release").get("version"), os.environ["VERSION"])

    def test_the_licence_is_there(self):
        self.assertEqual(len(list(self.prefix.rglob("LICENSE"))), 1)

    def test_nothing_else_is_there(self):
        """Headers and static libraries of the rooms are nobody's business."""
        strangers = [path for path in self.prefix.rglob("*") if path.suffix in (".a", ".h", ".cmake")]
        self.assertEqual(strangers, [])


if __name__ == "__main__":
    unittest.main()
