// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "git/gitmodel.h"
#include "notes/changelist.h"
#include "notes/facts.h"
#include "notes/render.h"
#include "notes/starting.h"
#include "support/await.h"
#include "support/gitfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>

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

template<class Work>
double fastest(const Work &work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < tries; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, timer.nsecsElapsed());
    }
    return double(best) / 1e6;
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
        const auto facts = test::await(model.range(from, to));
        QVERIFY(facts && *facts);
        notes::ChangeSources sources{.from = {u"0.1.0"_s, from}, .to = {u"main"_s, to}};
        sources.commits = (*facts)->commits;
        sources.released = (*facts)->released;
        sources.firstContributions = (*facts)->firstContributions;
        notes::NotesFacts all{.version = u"0.2.0"_s, .previous = u"0.1.0"_s, .tag = u"0.2.0"_s};
        all.changes = notes::changesOf(sources);
        const auto rendered = notes::render(source, notes::contextOf(all));
        QVERIFY(rendered);
        text = *rendered;
    };
    const double first = fastest([&] {
        git::GitModel model(fixture.path());
        make(model);
    });
    git::GitModel model(fixture.path());
    make(model);
    const double again = fastest([&] { make(model); });

    QByteArray log;
    const double git = fastest([&] {
        log = test::runGit(fixture.path(), {u"log"_s, u"--no-merges"_s, u"--format=%H%n%an%n%B"_s, u"0.1.0..main"_s})
                  .output;
    });
    QCOMPARE(text.count(u"\n- "_s), newCommits);
    QCOMPARE(log.count("\nfeat(") + log.count("\nfix:"), newCommits);
    std::printf("notes of %d commits out of %d: %.1f ms with the repository opened for it, %.1f ms with an open one; "
                "git log of the same range: %.1f ms; ratio %.2f and %.2f\n",
                newCommits, allCommits, first, again, git, first / git, again / git);
}

QTEST_GUILESS_MAIN(NotesBenchmark)
#include "bench_notes.moc"
