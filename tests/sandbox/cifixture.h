// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixture.h"

namespace slipway::test {

using namespace Qt::StringLiterals;

/// A sandbox with four environments and a first commit on main, and what the tests of its CI look at. One step of the
/// CI takes ten seconds of a clock that the test moves.
class CiFixture final : public Fixture {
public:
    CiFixture()
    {
        if (!box)
            return;
        box->invoke([](sandbox::State &state) {
            state.environments = {{.id = 1, .name = u"testing"_s, .follows = u"branch"_s, .branch = u"main"_s},
                                  {.id = 2, .name = u"preview"_s, .follows = u"candidates"_s},
                                  {.id = 3,
                                   .name = u"preprod"_s,
                                   .follows = u"releases"_s,
                                   .production = true,
                                   .reviewers = {u"octocat"_s, u"hubot"_s}},
                                  {.id = 4, .name = u"mainnet"_s, .follows = u"releases"_s, .production = true}};
        });
        commit = push();
        pass(std::chrono::seconds(0));
    }

    qint64 prerelease(const QString &tag)
    {
        return writer->post(u"/releases"_s, {{u"tag_name"_s, tag}, {u"prerelease"_s, true}})
            .object()
            .value(u"id"_s)
            .toInteger();
    }
    /// Makes a pre-release a release; returns the run that waits for review then.
    qint64 promote()
    {
        git(work(), {u"tag"_s, u"0.1.0-rc1"_s});
        git(work(), {u"tag"_s, u"0.1.0"_s});
        git(work(), {u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        const qint64 id = prerelease(u"0.1.0-rc1"_s);
        pass(std::chrono::seconds(0));
        writer->patch(u"/releases/%1"_s.arg(id), {{u"tag_name"_s, u"0.1.0"_s}, {u"prerelease"_s, false}});
        pass(std::chrono::seconds(0));
        const QString statuses = newest(u"preprod"_s).value(u"statuses_url"_s).toString();
        const QString path = statuses.section(u"/repos/example/network"_s, 1);
        const QString log = writer->get(path).array().at(0).toObject().value(u"log_url"_s).toString();
        return log.section(u"/actions/runs/"_s, 1).section(u'/', 0, 0).toLongLong();
    }
    QJsonObject newest(const QString &environment)
    {
        return writer->get(u"/deployments?environment="_s + environment).array().at(0).toObject();
    }
    /// The states of the newest deployment, newest first.
    QStringList states(const QString &environment)
    {
        QStringList words;
        const qint64 id = newest(environment).value(u"id"_s).toInteger();
        for (const QJsonValue &each : writer->get(u"/deployments/%1/statuses"_s.arg(id)).array())
            words.append(each.toObject().value(u"state"_s).toString());
        return words;
    }
    QString runState(qint64 run)
    {
        return writer->get(u"/actions/runs/%1"_s.arg(run)).object().value(u"status"_s).toString();
    }
    int checks(const QString &status)
    {
        const Answer answer = writer->get(u"/commits/%1/check-runs?status=%2"_s.arg(commit, status));
        return answer.object().value(u"total_count"_s).toInt();
    }
    QStringList assets(qint64 release)
    {
        QStringList names;
        for (const QJsonValue &each : writer->get(u"/releases/%1/assets"_s.arg(release)).array())
            names.append(each.toObject().value(u"name"_s).toString());
        return names;
    }

    QString commit;
};

} // namespace slipway::test
