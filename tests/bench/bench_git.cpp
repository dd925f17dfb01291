// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bigrepository.h"
#include "domain/tagscheme.h"
#include "git/gitmodel.h"
#include "measure.h"
#include "services/memory.h"
#include "support/gitfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>

using namespace slipway;
using namespace Qt::StringLiterals;
using git::GitModel;
using slipway::test::fastest;
using slipway::test::fastestCommand;
using slipway::test::waited;

/// What the git model answers on a large repository, beside git; every number is compared with git's.
class GitBenchmark final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allTags();
    void aheadAndBehind();
    void changesBetweenTwoTags();

private:
    QStringList lines(const QStringList &arguments) const
    {
        // Slipway reads what was committed, as GitHub does: nothing stands in for anything.
        const test::GitAnswer answer = test::runGit(m_path, QStringList{u"--no-replace-objects"_s} + arguments);
        if (answer.exitCode != 0)
            QTest::qFail(answer.errors.constData(), __FILE__, __LINE__);
        return QString::fromUtf8(answer.output).split(u'\n', Qt::SkipEmptyParts);
    }
    std::optional<double> measured(const QStringList &command) const
    {
        return fastestCommand(m_path, command, m_size.tries);
    }
    /// A question to a model that was just started: with nothing kept, and with what an earlier start kept. `check`
    /// compares either answer with git's; a figure without that is none.
    void compareStarts(const QString &operation, double coldBar, double secondBar,
                       const std::function<void(GitModel &)> &ask, const std::function<void()> &check,
                       const QStringList &command) const
    {
        const auto start = [&](const QString &history) {
            GitModel model(m_path, history);
            ask(model);
        };
        const double cold = fastest(m_size.tries, [&] { start({}); });
        check();
        start(m_history.path());
        const double second = fastest(m_size.tries, [&] { start(m_history.path()); });
        check();
        if (QTest::currentTestFailed())
            return;
        test::Figure figure{.operation = operation + u", nothing kept"_s,
                            .input = m_input,
                            .ours = cold,
                            .reference = measured(command),
                            .against = command.first(2).join(u' ')};
        const auto setBar = [this, &figure](double bar) {
            if (figure.reference && !m_size.isGrowth)
                figure.bar = bar;
        };
        setBar(coldBar);
        test::report(figure);
        figure.operation = operation + u", second start"_s;
        figure.ours = second;
        setBar(secondBar);
        test::report(figure);
    }

    const test::Size m_size = test::wantedSize(400);
    QTemporaryDir m_folder;
    QTemporaryDir m_history;
    QString m_path;
    QString m_input;
};

void GitBenchmark::initTestCase()
{
    services::keepMemoryTogether(); // as the program does
    m_path = m_size.clone;
    if (m_path.isEmpty()) {
        m_path = m_folder.filePath(u"repository"_s);
        test::makeBigRepository(m_path, m_size.tags, m_size.commits);
    }
    const auto count = [this](const QStringList &arguments) { return lines(arguments).value(0).toInt(); };
    if (lines({u"tag"_s}).isEmpty())
        QSKIP("there is no tag to measure with");
    m_input =
        u"%1 tags, %2 commits"_s.arg(lines({u"tag"_s}).size()).arg(count({u"rev-list"_s, u"--count"_s, u"--all"_s}));
}

void GitBenchmark::allTags()
{
    QList<Tag> tags;
    qsizetype candidates = 0;
    const auto read = [&](GitModel &model) {
        tags = waited(model.facts()).tags;
        QStringList names;
        for (const Tag &tag : std::as_const(tags))
            names.append(tag.name);
        const TagScheme scheme = TagScheme::learn(names);
        candidates = std::ranges::count_if(
            names, [&](const QString &name) { return scheme.classify(name).kind == TagName::Kind::Candidate; });
    };
    const auto check = [&] {
        QHash<QString, Tag> byName;
        for (const Tag &tag : std::as_const(tags))
            byName.insert(tag.name, tag);
        int compared = 0;
        for (const QString &line : lines({u"for-each-ref"_s, u"refs/tags"_s,
                                          u"--format=%(objecttype) %(*objecttype) %(objectname) %(*objectname) "
                                          "%(creatordate:unix) %(committerdate:unix) %(*committerdate:unix) "
                                          "%(refname:lstrip=2)"_s})) {
            const QStringList fields = line.split(u' ');
            const bool annotated = fields[0] == u"tag"_s;
            if (fields[annotated ? 1 : 0] != u"commit"_s)
                continue;
            const Tag tag = byName.value(fields.sliced(7).join(u' '));
            QCOMPARE(tag.commit.hex(), fields[annotated ? 3 : 2]);
            QCOMPARE(tag.annotated, annotated);
            if (!fields[4].isEmpty()) // a tag without a tagger has no date for git
                QCOMPARE(tag.taggedAt.toSecsSinceEpoch(), fields[4].toLongLong());
            QCOMPARE(tag.committedAt.toSecsSinceEpoch(), fields[annotated ? 6 : 5].toLongLong());
            ++compared;
        }
        QCOMPARE(compared, tags.size());
        QVERIFY(!m_size.clone.isEmpty() || candidates == qsizetype(m_size.tags) * 3 / 4);
    };
    compareStarts(u"all tags, classified"_s, 0.4, 0.4, read, check,
                  {u"git"_s, u"for-each-ref"_s, u"--sort=-creatordate"_s,
                   u"--format=%(refname) %(objectname) %(*objectname) %(creatordate)"_s, u"refs/tags"_s});
}

void GitBenchmark::aheadAndBehind()
{
    QHash<ObjectId, AheadBehind> counts;
    GitModel open(m_path);
    const git::CloneFacts known = waited(open.facts());
    QList<ObjectId> tips;
    for (const Tag &tag : known.tags)
        tips.append(tag.commit);
    const auto count = [&](GitModel &model) { counts = waited(model.aheadBehind(known.base.commit, tips)); };
    const auto check = [&] {
        if (counts.size() > 20'000)
            return; // git takes minutes for them
        const QString base = known.base.commit.hex();
        int compared = 0;
        for (const QString &line :
             lines({u"for-each-ref"_s, u"refs/tags"_s,
                    u"--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) "
                    "%(ahead-behind:"_s
                        + base + u")"_s})) {
            const QStringList fields = line.split(u' ');
            const auto id = ObjectId::fromHex(fields[0]);
            if (!id || fields.size() < 3)
                continue; // leads to no commit
            if (known.shallow && !counts.contains(*id))
                continue; // it may be more than git sees: not known
            QCOMPARE(counts.value(*id, {-1, -1}), (AheadBehind{fields[1].toInt(), fields[2].toInt()}));
            ++compared;
        }
        QVERIFY(compared > 0 || known.shallow);
    };
    // Of 100,000 tags git takes minutes: there, its walk through the same history tells what the machine can do.
    compareStarts(u"ahead and behind of all tags"_s, 0.6, 0.05, count, check,
                  m_size.isGrowth
                      ? QStringList{u"git"_s, u"rev-list"_s, u"--all"_s, u"--count"_s}
                      : QStringList{u"git"_s, u"for-each-ref"_s, u"--format=%(ahead-behind:HEAD)"_s, u"refs/tags"_s});
}

void GitBenchmark::changesBetweenTwoTags()
{
    if (m_size.isGrowth)
        QSKIP("the same for every size");
    GitModel model(m_path);
    const git::CloneFacts known = waited(model.facts());
    // The newest tag that the base is a good five hundred commits ahead of; in a small repository the farthest.
    QList<ObjectId> tips;
    for (const Tag &tag : known.tags)
        tips.append(tag.commit);
    const auto counts = waited(model.aheadBehind(known.base.commit, tips));
    ObjectId from;
    int behind = 0;
    constexpr int wanted = 500;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        const bool isBetter = behind < wanted ? each->behind > behind : each->behind >= wanted && each->behind < behind;
        if (each->ahead == 0 && isBetter) {
            from = each.key();
            behind = each->behind;
        }
    }
    if (from.isNull())
        QSKIP("the default branch is ahead of no tag");
    QList<Commit> commits;
    double first = std::numeric_limits<double>::max();
    double again = first;
    const auto ask = [&](GitModel &asked) {
        return fastest(1, [&] { commits = waited(asked.commitsBetween(from, known.base.commit)); });
    };
    const int tries = 5 * m_size.tries; // a few milliseconds each: what else the machine does shows more
    for (int i = 0; i < tries; ++i) {
        GitModel fresh(m_path);
        waited(fresh.aheadBehind(known.base.commit, {from})); // as the window does before
        first = std::min(first, ask(fresh));
        again = std::min(again, ask(fresh));
    }
    const QString range = from.hex() + u".."_s + known.base.commit.hex();
    QStringList ids;
    for (const Commit &each : std::as_const(commits))
        ids.append(each.id.hex());
    QStringList gits = lines({u"rev-list"_s, range});
    std::ranges::sort(ids);
    std::ranges::sort(gits);
    QCOMPARE(ids, gits);
    test::Figure figure{.operation = u"changes between two tags, first asked for"_s,
                        .input = u"%1 commits"_s.arg(commits.size()),
                        .ours = first,
                        .reference = fastestCommand(
                            m_path, {u"git"_s, u"log"_s, u"--format=%H%n%P%n%an%n%at%n%ct%n%B"_s, range}, tries),
                        .bar = 0.5,
                        .against = u"git log"_s};
    test::report(figure);
    figure.operation = u"the same, asked for again"_s;
    figure.ours = again;
    test::report(figure);
}

QTEST_GUILESS_MAIN(GitBenchmark)
#include "bench_git.moc"
