// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"
#include "support/await.h"
#include "support/gitfixture.h"

#include <QFile>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::Outcome;
using services::TemplateFile;
using slipway::test::await;
using slipway::test::Stage;

/// Templates edited in place: in the clone, and on GitHub.
class TemplatesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void savedAndCommittedInTheClone();
    void whatIsNotUtf8IsNotOpened();
    void whatIsRenderedFollowsTheFile();
    void committedOnGitHub();
    void proposedAsAPullRequest();
    void aColleaguesChangeIsAConflict();
    void aSecondRunDoesNothingTwice();

private:
    services::TemplateFiles &templates() { return m_stage->workspace().templates(); }
    TemplateFile onGitHub() { return *await(templates().readOnGitHub(m_path)).value_or(std::unexpected(Error())); }
    QString onBranch(const QString &branch) const { return m_stage->git({u"show"_s, branch + u':' + m_path}); }

    const QString m_path = u".github/release-notes.md"_s;
    std::unique_ptr<Stage> m_stage;
};

void TemplatesTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

void TemplatesTest::savedAndCommittedInTheClone()
{
    QCOMPARE(templates().paths(), (QStringList{m_path, u".github/hotfix.md"_s}));
    const auto file = await(templates().read(m_path));
    QVERIFY(file && *file);
    QCOMPARE((*file)->place, TemplateFile::Place::WorkTree);
    QVERIFY((*file)->isCommitted);
    const auto saved = await(templates().save(**file, (*file)->text + u"\nMore.\n"));
    QVERIFY2(saved && *saved, saved && !*saved ? qPrintable(saved->error().message) : "");
    QVERIFY(!(*saved)->isCommitted);
    const QString clone = m_stage->workspace().options().clonePath;
    QFile onDisk(clone + u'/' + m_path);
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    QVERIFY(onDisk.readAll().endsWith("\nMore.\n"));
    QVERIFY(test::runGit(clone, {u"config"_s, u"user.name"_s, u"octocat"_s}).exitCode == 0);
    QVERIFY(test::runGit(clone, {u"config"_s, u"user.email"_s, u"octocat@example.com"_s}).exitCode == 0);
    const auto commit = await(templates().commit(m_path, u"Say more"_s));
    QVERIFY2(commit && *commit, commit && !*commit ? qPrintable(commit->error().message) : "");
    QVERIFY((*await(templates().read(m_path)))->isCommitted);
    // The file is changed by something else: nothing is overwritten.
    const auto stale = await(templates().save(**file, u"mine"_s));
    QVERIFY(stale && !*stale);
    QCOMPARE(stale->error().kind, ErrorKind::Conflict);
}

/// It would be another text when it is saved.
void TemplatesTest::whatIsNotUtf8IsNotOpened()
{
    QFile onDisk(m_stage->workspace().options().clonePath + u'/' + m_path);
    QVERIFY(onDisk.open(QIODevice::WriteOnly));
    QVERIFY(onDisk.write("## \xdc"
                         "bersicht\n")
            > 0); // Latin-1
    onDisk.close();
    const auto file = await(templates().read(m_path));
    QVERIFY(file && !*file);
    QVERIFY2(file->error().message.contains(u"is not written in UTF-8"_s), qPrintable(file->error().message));
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    QCOMPARE(onDisk.readAll(),
             "## \xdc"
             "bersicht\n");
}

void TemplatesTest::whatIsRenderedFollowsTheFile()
{
    const auto rendered = await(m_stage->workspace().notes().render(
        u"{{ version }} from {{ previous }}: {{ changes.count }}"_s, {u"0.1.1"_s, {}, u"0.1.0"_s}));
    QVERIFY(rendered && *rendered);
    QVERIFY2((*rendered)->text.startsWith(u"0.1.1 from 0.1.0: "_s), qPrintable((*rendered)->text));
    const auto bad = await(m_stage->workspace().notes().render(u"{% for c in changes %}"_s, {u"0.1.1"_s, {}, {}}));
    QVERIFY(bad && *bad);
    QVERIFY((*bad)->text.isEmpty());
    QCOMPARE((*bad)->problems.size(), 1);
    const auto nowhere = await(m_stage->workspace().notes().render(u"x"_s, {u"9.9.9"_s, {}, {}}));
    QVERIFY(nowhere && !*nowhere);
}

void TemplatesTest::committedOnGitHub()
{
    const TemplateFile file = onGitHub();
    QCOMPARE(file.place, TemplateFile::Place::GitHub);
    QVERIFY(m_stage->run(templates().plan(file, file.text + u"\nMore.\n", u"Say more"_s, {})));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QVERIFY(onBranch(u"main"_s).endsWith(u"More."_s));
    QCOMPARE(m_stage->git({u"log"_s, u"-1"_s, u"--format=%s"_s, u"main"_s}).trimmed(), u"Say more"_s);
    QCOMPARE(onGitHub().text, file.text + u"\nMore.\n");
}

void TemplatesTest::proposedAsAPullRequest()
{
    const TemplateFile file = onGitHub();
    QVERIFY(m_stage->run(templates().plan(file, file.text + u"\nMore.\n", u"Say more"_s, u"notes/more"_s)));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QVERIFY(onBranch(u"notes/more"_s).endsWith(u"More."_s));
    QVERIFY(!onBranch(u"main"_s).endsWith(u"More."_s));
    QCOMPARE(m_stage->changesMade("POST", u"/pulls"_s), 1);
}

void TemplatesTest::aColleaguesChangeIsAConflict()
{
    const TemplateFile file = onGitHub();
    QVERIFY(m_stage->run(templates().plan(file, u"theirs\n"_s, u"Theirs"_s, {})));
    QVERIFY(m_stage->run(templates().plan(file, u"mine\n"_s, u"Mine"_s, {})));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"changed on main"_s), qPrintable(m_stage->outcomeText()));
    QCOMPARE(onBranch(u"main"_s).trimmed(), u"theirs"_s);
}

/// After a lost answer the plan is run again: one branch, one commit, one pull request.
void TemplatesTest::aSecondRunDoesNothingTwice()
{
    const TemplateFile file = onGitHub();
    const auto plan = templates().plan(file, file.text + u"\nMore.\n", u"Say more"_s, u"notes/more"_s);
    QVERIFY(plan);
    m_stage->sandbox().addFault({.hits = {.method = "POST", .route = u"/pulls"_s},
                                 .effect = sandbox::faults::lost(sandbox::faults::When::After)});
    QVERIFY(m_stage->run(plan));
    if (m_stage->outcome().kind != Outcome::Kind::Done) {
        QVERIFY(m_stage->resume(m_stage->workspace().operations()->id()));
        QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    }
    QCOMPARE(m_stage->changesMade("POST", u"/pulls"_s), 1);
    QCOMPARE(m_stage->git({u"rev-list"_s, u"--count"_s, u"main..notes/more"_s}).trimmed(), u"1"_s);
}

QTEST_GUILESS_MAIN(TemplatesTest)
#include "tst_templates.moc"
