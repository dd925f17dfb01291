// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

/// slipway changes, notes render and notes check, as a script runs them.
class NotesCommandsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void changesOfACloneAlone();
    void changesForPeople();
    void rendersTheRepositorysTemplate();
    void rendersAnotherTemplate();
    void checks_data();
    void checks();
    void faultsAreOneSentence_data();
    void faultsAreOneSentence();

private:
    struct Answer {
        int exitCode = -1;
        QByteArray out;
        QByteArray errors;
    };

    Answer run(const QStringList &arguments, const QByteArray &token = {}) const;
    QString file(const QString &name, const QByteArray &content) const;
    QStringList clone() const { return {u"--clone"_s, m_clone}; }
    QStringList online() const
    {
        return {u"--repo"_s, m_sandbox->repository(), u"--api-url"_s, m_sandbox->apiUrl().toString(), u"--clone"_s,
                m_clone};
    }

    QTemporaryDir m_folder;
    QString m_clone;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

void NotesCommandsTest::initTestCase()
{
    sandbox::SandboxOptions options;
    options.directory = m_folder.filePath(u"demo"_s);
    auto sandbox = sandbox::Sandbox::start(options);
    QVERIFY2(sandbox, sandbox ? "" : qPrintable(sandbox.error().message));
    m_sandbox = *std::move(sandbox);
    const auto clone = m_sandbox->cloneForDemonstration();
    QVERIFY(clone);
    m_clone = *clone;
}

NotesCommandsTest::Answer NotesCommandsTest::run(const QStringList &arguments, const QByteArray &token) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
         {u"GH_TOKEN"_s, u"GITHUB_TOKEN"_s, u"SLIPWAY_TOKEN"_s, u"DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    if (!token.isEmpty())
        environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(token));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(SLIPWAY_PROGRAM), arguments);
    if (!process.waitForFinished(60000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString NotesCommandsTest::file(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

void NotesCommandsTest::changesOfACloneAlone()
{
    const Answer answer = run(QStringList{u"changes"_s, u"0.1.1"_s, u"0.1.2-prerelease2"_s, u"--json"_s} + clone());
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    const QJsonDocument document = QJsonDocument::fromJson(answer.out);
    QVERIFY(document.isArray());
    QVERIFY(document.array().size() > 8);
    bool isReverted = false;
    for (const QJsonValue &each : document.array()) {
        const QJsonObject change = each.toObject();
        QCOMPARE(change.keys(),
                 (QStringList{u"author"_s, u"category"_s, u"commit"_s, u"pr"_s, u"reverted_by"_s, u"title"_s}));
        QCOMPARE(change.value(u"commit"_s).toString().size(), 40);
        isReverted = isReverted || change.value(u"reverted_by"_s).isString();
    }
    QVERIFY(isReverted);
    QVERIFY(answer.errors.contains("left out"));
}

void NotesCommandsTest::changesForPeople()
{
    const Answer answer = run(QStringList{u"changes"_s, u"0.1.1"_s, u"0.1.2-prerelease2"_s} + clone());
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    QVERIFY(answer.out.contains("\nLeft out:\n"));
    QVERIFY(!answer.out.contains('?'));
    QVERIFY(answer.out.contains("with the same patch"));
    QVERIFY(answer.out.contains("taken back by"));
}

void NotesCommandsTest::rendersTheRepositorysTemplate()
{
    const QStringList what{u"notes"_s, u"render"_s, u"--to"_s, u"0.1.2-prerelease2"_s};
    const Answer offline = run(what + clone());
    QVERIFY2(offline.exitCode == 0, offline.errors.constData());
    QVERIFY2(offline.out.contains("\n## What changed since 0.1.1\n"), offline.out.constData());
    QVERIFY(offline.out.contains("{{ summary }}"));
    QVERIFY(offline.out.contains("{{ tables.assets }}")); // not known without GitHub
    QVERIFY(offline.errors.contains("left to fill in"));
    const Answer whole = run(what + QStringList{u"--json"_s} + online(), m_sandbox->writeToken());
    QVERIFY2(whole.exitCode == 0, whole.errors.constData());
    const QJsonObject json = QJsonDocument::fromJson(whole.out).object();
    QCOMPARE(json.value(u"previous"_s).toString(), u"0.1.1"_s);
    QVERIFY(json.value(u"text"_s).toString().contains(u"| File | Size | SHA-256 |"_s));
    QVERIFY(json.value(u"left_out"_s).toArray().size() > 2);
    QVERIFY(json.value(u"problems"_s).toArray().isEmpty());
}

void NotesCommandsTest::rendersAnotherTemplate()
{
    const QString path =
        file(u"mine.md"_s, "{{ version }} since {{ previous }}: {{ changes.count }} of {{ sumary }}\n");
    const Answer answer =
        run(QStringList{u"notes"_s, u"render"_s, u"--template"_s, path, u"--from"_s, u"0.1.0"_s, u"--to"_s, u"0.1.1"_s}
            + clone());
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    QVERIFY2(answer.out.startsWith("0.1.1 since 0.1.0: "), answer.out.constData());
    QVERIFY2(answer.errors.contains("line 1"), answer.errors.constData());
    const QString bad = file(u"bad.md"_s, "a\n{% for c in changes %}\n");
    const Answer refused =
        run(QStringList{u"notes"_s, u"render"_s, u"--template"_s, bad, u"--to"_s, u"0.1.1"_s} + clone());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.out.isEmpty());
    QVERIFY2(refused.errors.contains("line 2") && refused.errors.contains("endfor"), refused.errors.constData());
}

void NotesCommandsTest::checks_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("fit") << QByteArray("{{ version }}\n{{ summary }}\n") << 0 << QByteArray();
    QTest::newRow("unknown") << QByteArray("\n{{ vrsion }}\n") << 1 << QByteArray(":2:1: warning:");
    QTest::newRow("unclosed") << QByteArray("{% if candidate %}\n") << 1 << QByteArray(":1:0: error:");
    QTest::newRow("endless") << QByteArray("{% for a in changes %}{% for b in changes %}{% endfor %}{% endfor %}\n")
                             << 0 << QByteArray();
    QTest::newRow("file") << QByteArray("{% include '/etc/passwd' %}\n") << 1 << QByteArray("not available");
    QTest::newRow("gap") << QByteArray("# A\n\nTODO\n") << 1 << QByteArray(":3:0: warning:");
    QTest::newRow("unseen") << QByteArray("a \xe2\x80\xae b\n") << 1 << QByteArray("U+202E");
    QTest::newRow("10 MB") << QByteArray(10'000'000, 'x') << 1 << QByteArray("characters at most");
}

void NotesCommandsTest::checks()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, code);
    QFETCH(const QByteArray, word);
    const QString path = file(u"checked.md"_s, content);
    const Answer answer = run({u"notes"_s, u"check"_s, path});
    QCOMPARE(answer.exitCode, code);
    QVERIFY2(answer.out.contains(word), answer.out.constData());
    QVERIFY(answer.errors.isEmpty());
    const Answer json = run({u"notes"_s, u"check"_s, path, u"--json"_s});
    QCOMPARE(json.exitCode, code);
    QCOMPARE(QJsonDocument::fromJson(json.out).object().value(u"problems"_s).toArray().isEmpty(), code == 0);
}

void NotesCommandsTest::faultsAreOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no command") << QStringList{u"notes"_s} << 2;
    QTest::newRow("other command") << QStringList{u"notes"_s, u"publish"_s} << 2;
    QTest::newRow("for what") << QStringList{u"notes"_s, u"render"_s} << 2;
    QTest::newRow("no such file") << QStringList{u"notes"_s, u"check"_s, u"nowhere.md"_s} << 1;
    QTest::newRow("no such tag") << (QStringList{u"notes"_s, u"render"_s, u"--to"_s, u"9.9.9"_s, u"--clone"_s,
                                                 u"demo/clone"_s})
                                 << 1;
    QTest::newRow("no such end") << (QStringList{u"changes"_s, u"0.1.1"_s, u"nowhere"_s, u"--clone"_s, u"demo/clone"_s})
                                 << 1;
    QTest::newRow("one end") << QStringList{u"changes"_s, u"0.1.1"_s} << 2;
}

void NotesCommandsTest::faultsAreOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    const Answer answer = run(arguments);
    QVERIFY2(answer.exitCode == code, answer.errors.constData());
    QVERIFY(answer.out.isEmpty());
    QCOMPARE(answer.errors.trimmed().count('\n'), 0);
    QVERIFY(answer.errors.startsWith("slipway: "));
}

QTEST_GUILESS_MAIN(NotesCommandsTest)
#include "tst_notescommands.moc"
