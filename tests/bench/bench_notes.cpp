// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "git/gitmodel.h"
#include "measure.h"
#include "notes/changelist.h"
#include "notes/facts.h"
#include "notes/render.h"
#include "notes/starting.h"
#include "support/gitfixture.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using slipway::test::GitFixture;

namespace {

constexpr int allCommits = 10'000;
constexpr int newCommits = 500;
constexpr int tries = 7;

/// A straight history with a tag before the last commits, as git fast-import reads it: every commit changes a file, a
/// few hundred people wrote them.
QByteArray history()
{
    QByteArray stream;
    for (int i = 1; i <= allCommits; ++i) {
        const QByteArray who = "octocat" + QByteArray::number(i % 300);
        const QByteArray message = (i % 3 == 0 ? "feat(signer): add thing " : "fix: mend thing ")
            + QByteArray::number(i) + " (#" + QByteArray::number(i) + ")";
        const QByteArray when = QByteArray::number(1'700'000'000 + 60 * i) + " +0000";
        const QByteArray content = "version " + QByteArray::number(i) + '\n';
        stream += "commit refs/heads/main\nmark :" + QByteArray::number(i) + "\nauthor " + who + " <" + who
            + "@example.com> " + when + "\ncommitter " + who + " <" + who + "@example.com> " + when + "\ndata "
            + QByteArray::number(message.size()) + '\n' + message + "\nM 100644 inline file"
            + QByteArray::number(i % 50) + "\ndata " + QByteArray::number(content.size()) + '\n' + content + '\n';
        if (i == allCommits - newCommits)
            stream += "reset refs/tags/0.1.0\nfrom :" + QByteArray::number(i) + "\n\n";
    }
    return stream;
}

} // namespace

class NotesBenchmark final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notesOfFiveHundredCommits();
};

void NotesBenchmark::notesOfFiveHundredCommits()
{
    const GitFixture fixture;
    fixture.git({u"fast-import"_s, u"--quiet"_s}, history());
    const ObjectId from = fixture.revParse(u"0.1.0"_s);
    const ObjectId to = fixture.revParse(u"main"_s);
    const notes::Template source = notes::readTemplate(notes::startingTemplate());

    QString text;
    const auto make = [&](git::GitModel &model) {
        const git::RangeFacts facts = test::waited(model.range(from, to));
        notes::ChangeSources sources{.from = {u"0.1.0"_s, from}, .to = {u"main"_s, to}};
        sources.commits = facts.commits;
        sources.released = facts.released;
        sources.firstContributions = facts.firstContributions;
        notes::NotesFacts all{.version = u"0.2.0"_s, .previous = u"0.1.0"_s, .tag = u"0.2.0"_s};
        all.changes = notes::changesOf(sources);
        const auto rendered = notes::render(source, notes::contextOf(all));
        QVERIFY(rendered);
        text = *rendered;
    };
    const double first = test::fastest(tries, [&] {
        git::GitModel model(fixture.path());
        make(model);
    });
    git::GitModel model(fixture.path());
    make(model);
    const double again = test::fastest(tries, [&] { make(model); });

    const QStringList log{u"git"_s, u"log"_s, u"--no-merges"_s, u"--format=%H%n%an%n%B"_s, u"0.1.0..main"_s};
    const QByteArray titles = test::runGit(fixture.path(), log.sliced(1)).output;
    QCOMPARE(text.count(u"\n- "_s), newCommits);
    QCOMPARE(titles.count("\nfeat(") + titles.count("\nfix:"), newCommits);
    test::Figure figure{.operation = u"release notes, repository opened for them"_s,
                        .input = u"%1 of %2 commits"_s.arg(newCommits).arg(allCommits),
                        .ours = first,
                        .reference = test::fastestCommand(fixture.path(), log, tries),
                        .against = u"git log"_s};
    test::report(figure);
    figure.operation = u"release notes, open repository"_s;
    figure.ours = again;
    test::report(figure);
}

QTEST_GUILESS_MAIN(NotesBenchmark)
#include "bench_notes.moc"
