# SPDX-FileCopyrightText: 2026 Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house against the tree, and each rule against examples: one that must pass and one that must not.

usage: python3 test_house.py [TestCase…]"""

import re
import unittest

import house_layers
import house_rules
from house_sources import CODE, TREE, Source, code_of, read, sources

PRODUCT = ("app", "ui")
HEADER = "// SPDX-FileCopyrightText: 2026 Slipway contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"


class House(unittest.TestCase):
    maxDiff = None

    def hold(self, rule, files):
        """The rule holds for all files; there are some."""
        self.assertTrue(files, "no file was found to check")
        faults = [fault for source in files for fault in rule(source)]
        if faults:
            self.fail("\n" + "\n".join(faults))

    def tell(self, rule, path, good, *bad):
        """The rule finds nothing in the good text and something in each bad one."""
        self.assertEqual(rule(Source(path, good)), [])
        for text in bad:
            self.assertTrue(rule(Source(path, text)), f"not found in {path}: {text!r}")


class Layers(House):
    def test_tree(self):
        self.hold(house_layers.faults, sources(*PRODUCT))

    def test_arrows(self):
        def fault(path, include):
            return bool(house_layers.faults(Source(path, f"#pragma once\n  # include {include}\n")))

        for path, include in (
            ("app/services/a.cpp", '"github/transport.h"'),
            ("app/services/a.cpp", '"domain/tag.h"'),
            ("app/git/a.cpp", '"handles.h"'),
            ("app/github/githubmodel.cpp", '"endpoints/tags.h"'),
            ("app/git/a.cpp", "<git2.h>"),
            ("app/main.cpp", '"services/session.h"'),
            ("ui/pages/a.cpp", '"ui/widgets/pill.h"'),
            ("ui/pages/a.cpp", "<QLabel>"),
            ("ui/pages/a.cpp", '"models/candidatesmodel.h"'),
            ("app/domain/a.cpp", "<QString>"),
            ("app/storage/a.cpp", "<QSqlQuery>"),
            ("app/sandbox/a.cpp", "<QHttpServer>"),
        ):
            self.assertFalse(fault(path, include), f"{path} may include {include}")
        for path, include in (
            ("app/domain/a.h", '"git/repository.h"'),
            ("app/github/a.cpp", '"git/repository.h"'),
            ("app/storage/a.cpp", '"github/transport.h"'),
            ("app/models/a.cpp", '"services/session.h"'),
            ("app/services/a.cpp", '"ui/mainwindow.h"'),
            ("app/services/a.cpp", '"models/candidatesmodel.h"'),
            ("app/sandbox/a.cpp", '"services/session.h"'),
            ("app/cli/a.cpp", '"github/transport.h"'),
            ("app/main.cpp", '"github/transport.h"'),
            ("ui/pages/a.cpp", '"git/repository.h"'),
            ("ui/pages/a.cpp", '"sandbox/server.h"'),
            ("ui/pages/a.cpp", "<domain/tag.h>"),
            ("app/git/a.h", "<git2.h>"),
            ("app/git/a.h", '"handles.h"'),
            ("app/git/a.h", "<git2/sys/repository.h>"),
            ("app/services/a.cpp", "<git2.h>"),
            ("app/services/a.cpp", '"git2.h"'),
            ("app/github/a.cpp", '"../git/repository.h"'),
            ("app/github/a.cpp", '"elsewhere/a.h"'),
            ("app/models/a.cpp", "<QColor>"),
            ("app/services/a.cpp", "<QLabel>"),
            ("app/services/a.cpp", "<QtWidgets/QLabel>"),
            ("app/cli/a.cpp", "<QtGui>"),
            ("app/services/a.cpp", "<QNetworkReply>"),
            ("app/domain/a.cpp", "<QSqlQuery>"),
            ("app/github/a.cpp", "<QHttpServer>"),
            ("ui/pages/a.cpp", "<QChart>"),
            ("app/services/a.cpp", "<qt6keychain/keychain.h>"),
            ("app/github/a.cpp", "<toml++/toml.hpp>"),
            ("app/other/a.cpp", "<QString>"),
        ):
            self.assertTrue(fault(path, include), f"{path} must not include {include}")


class Files(House):
    def test_lengths(self):
        self.hold(house_rules.length, sources("app", "ui", "tests", "packaging", endings=(*CODE, ".py")))
        self.tell(house_rules.length, "a.cpp", "x\n" * 500, "x\n" * 501)

    def test_licences(self):
        files = sources("app", "ui", "tests", "packaging", "resources", "translations", endings=(*CODE, ".py", ".svg", ".xml", ".txt"))
        files = [source for source in files if not source.path.endswith(".txt") or source.path.endswith("CMakeLists.txt")]
        files += [read(TREE / name) for name in ("CMakeLists.txt", ".ci/run", "packaging/box", "packaging/build",
                                                 "packaging/demo", "packaging/run", "packaging/test", "packaging/translate")]
        self.hold(house_rules.licence, files)
        self.tell(house_rules.licence, "a.h", HEADER, "", HEADER.splitlines()[0], HEADER.splitlines()[1], "\n" * 9 + HEADER)
        self.tell(house_rules.licence, "a.sh", "#!/bin/sh\n" + HEADER.replace("//", "#"), "#!/bin/sh\n")

    def test_pragmas(self):
        self.hold(house_rules.pragma, sources("app", "ui", "tests", endings=(".h",)))
        self.tell(house_rules.pragma, "a.h", HEADER + "#pragma once\n", HEADER + "#ifndef A_H\n")

    def test_the_licence_is_the_whole_one(self):
        text = (TREE / "LICENSE").read_text(encoding="utf-8")
        self.assertIn("GNU GENERAL PUBLIC LICENSE", text)
        self.assertIn("Version 3, 29 June 2007", text)
        self.assertIn("END OF TERMS AND CONDITIONS", text)

    def test_every_icon_that_is_named_is_drawn(self):
        drawn = {path.stem for path in (TREE / "resources/icons").glob("*.svg")}
        named = re.compile(r'\b(?:icon|iconPixmap)\(\s*(?:u"([a-z-]+)"_s|QStringLiteral\("([a-z-]+)"\))')
        missing = [
            f"{source.path}: {name}"
            for source in sources("ui")
            for match in named.finditer(source.text)
            if (name := match[1] or match[2]) not in drawn
        ]
        self.assertEqual(missing, [])
        self.assertIsNone(named.search('lexicon("a")'))
        self.assertEqual(named.search('icon(u"no-such"_s)')[1], "no-such")


class Habits(House):
    def test_product_code_does_not_wait(self):
        self.hold(house_rules.waiting, sources(*PRODUCT))
        for path in house_rules.MAY_WAIT:
            self.assertTrue(house_rules.WAITING.search(code_of(read(TREE / path).text)), f"{path} is excepted for nothing")
        self.tell(house_rules.waiting, "ui/a.cpp", "// no processEvents here\nf(\"QEventLoop\");\n",
                  "QCoreApplication::processEvents();", "future.waitForFinished();", "QEventLoop loop;",
                  "reply->waitForReadyRead(10);")

    def test_tests_do_not_sleep(self):
        self.hold(house_rules.sleeping, sources("tests"))
        self.tell(house_rules.sleeping, "tests/a.cpp", "QTRY_VERIFY(done); // not qWait(5)\nspy.wait();",
                  "QTest::qWait(100);", "QThread::msleep(1);", "std::this_thread::sleep_for(1s);", "sleep(1);",
                  "QTest::qSleep(3);", "::usleep(5);")

    def test_secrets_stay_secret(self):
        self.hold(house_rules.revealing, sources(*PRODUCT))
        self.tell(house_rules.revealing, "app/services/a.cpp", "// token.reveal()\nreveal(token);",
                  "qDebug() << token.reveal();", "token->reveal ( );")
        for path in ("app/github/transport.cpp", "app/github/transportheaders.cpp", "app/storage/tokenstore.cpp"):
            self.tell(house_rules.revealing, path, "token.reveal()")
        self.tell(house_rules.revealing, "app/github/transport.h", "", "token.reveal()")

    def test_the_domain_is_values(self):
        self.hold(house_rules.objects, sources("app/domain"))
        self.tell(house_rules.objects, "app/domain/a.h", "struct A {}; // not a Q_OBJECT", "class A { Q_OBJECT };",
                  "class A final : public QObject {};", "struct A { Q_GADGET };")

    def test_dialogs_are_opened_not_executed(self):
        self.hold(house_rules.modal, sources("ui"))
        self.tell(house_rules.modal, "ui/a.cpp", "dialog->open();", "dialog->exec();", "menu.exec(QCursor::pos());")


class SourceText(House):
    def test_comments_and_strings_are_no_code(self):
        self.assertEqual(code_of('a("x // y"); // z\nb'), 'a(""); \nb')
        self.assertEqual(code_of("a /* b\nc */ d"), "a \n d")
        self.assertEqual(code_of("1'000'000 + 'x' + f()"), "1000000 +  + f()")
        self.assertEqual(code_of('R"(a "b" )x)" c'), '"" c')
        self.assertEqual(code_of('R"m(a )" b)m" c'), '"" c')


if __name__ == "__main__":
    unittest.main()
