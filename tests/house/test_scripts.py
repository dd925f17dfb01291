# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts of packaging/: what a user meets before the program is there.

usage: python3 test_scripts.py"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from house_sources import TREE

SCRIPTS = ("packaging/box", "packaging/build", "packaging/demo", "packaging/run", "packaging/test",
           "packaging/translate", ".ci/run")


class Scripts(unittest.TestCase):
    def test_they_are_executable_and_parse(self):
        for name in SCRIPTS:
            path = TREE / name
            self.assertTrue(os.access(path, os.X_OK), name)
            run = subprocess.run(["bash", "-n", path], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_ci_runs_the_tests_and_nothing_else(self):
        lines = [line for line in (TREE / ".ci/run").read_text(encoding="utf-8").splitlines()
                 if line and not line.startswith("#")]
        self.assertEqual(len(lines), 1)
        self.assertIn("packaging/test", lines[0])

    def standIn(self, folder):
        """A tree with these scripts and a box that answers for the programs that it is asked to run."""
        tree = pathlib.Path(folder, "tree")
        (tree / "packaging").mkdir(parents=True)
        for name in ("demo", "run", "test"):
            shutil.copy(TREE / "packaging" / name, tree / "packaging" / name)
        box = tree / "packaging/box"
        box.write_text('#!/usr/bin/env bash\n'
                       'case $1 in\n'
                       '*packaging/build) echo "built $2 ${3:-}" ;;\n'
                       'ctest) printf "%s\\n" " 1/4 Test  #1: one ......   Passed    0.01 sec" '
                       '" 2/4 Test #12: two ......***Failed    0.01 sec" '
                       '" 3/4 Test  #3: three ....***Skipped   0.01 sec" '
                       '" 4/4 Test  #4: four .....   Passed    0.01 sec"; exit 8 ;;\n'
                       '*/slipway) shift; echo "slipway in $PWD with $* on ${QT_QPA_PLATFORM:-}"; exit 3 ;;\n'
                       'esac\n', encoding="utf-8")
        box.chmod(0o755)
        return tree

    def call(self, command, **environment):
        clean = {name: value for name, value in os.environ.items()
                 if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        return subprocess.run(command, capture_output=True, text=True, cwd="/", env=clean | environment)

    def test_run_passes_output_folder_and_exit_code_on(self):
        with tempfile.TemporaryDirectory() as folder:
            run = self.call([self.standIn(folder) / "packaging/run", "candidates", "--clone", "a b"])
            self.assertEqual(run.stdout, "slipway in / with candidates --clone a b on \n")
            self.assertIn("built release slipway", run.stderr)
            self.assertEqual(run.returncode, 3)

    def test_demo_without_a_display_says_so_and_takes_the_tour(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = self.standIn(folder)
            run = self.call([tree / "packaging/demo"])
            self.assertIn("no display", run.stderr)
            self.assertIn(f"--demo --tour {tree}/build/tour on offscreen", run.stdout)
            self.assertTrue((tree / "build/tour").is_dir())
            run = self.call([tree / "packaging/demo"], DISPLAY=":7")
            self.assertEqual(run.stdout, "slipway in / with --demo on \n")

    def test_test_ends_with_the_count(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = self.standIn(folder)
            (tree / "build").mkdir()
            run = self.call([tree / "packaging/test"])
            self.assertEqual(run.stdout.splitlines()[-1], "6 passed, 3 failed, 3 skipped")
            self.assertNotEqual(run.returncode, 0)
            built = [line.split()[1] for line in run.stdout.splitlines() if line.startswith("built ")]
            self.assertEqual(built, ["asan", "dev", "fuzz"])

    def test_test_with_arguments_looks_at_dev_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = self.standIn(folder)
            (tree / "build").mkdir()
            run = self.call([tree / "packaging/test", "-R", "one"])
            self.assertEqual(run.stdout.splitlines()[-1], "2 passed, 1 failed, 1 skipped")
            self.assertNotIn("built asan", run.stdout)

    def test_test_counts_a_build_that_does_not_succeed(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = self.standIn(folder)
            (tree / "build").mkdir()
            box = tree / "packaging/box"
            box.write_text(box.read_text(encoding="utf-8").replace('"built $2 ${3:-}"', '"built $2"; [[ $2 != asan ]]'),
                           encoding="utf-8")
            run = self.call([tree / "packaging/test"])
            self.assertEqual(run.stdout.splitlines()[-1], "4 passed, 3 failed, 2 skipped")
            self.assertNotEqual(run.returncode, 0)


if __name__ == "__main__":
    unittest.main()
