// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitingdeployment.h"

#include "sandbox/gitcommand.h"

namespace slipway::test {

using namespace Qt::StringLiterals;

qint64 letWait(sandbox::Sandbox &box, const QString &environment, const QString &tag, const QDateTime &now)
{
    const QString commit = git(box.gitDirectory(), {u"rev-parse"_s, tag + u"^{commit}"_s}).trimmed();
    qint64 id = 0;
    box.invoke([&](sandbox::State &state) {
        sandbox::RunRecord run;
        run.id = state.takeId();
        run.workflow = u"release.yml"_s;
        run.event = u"release"_s;
        run.ref = tag;
        run.sha = commit;
        run.actor = u"hubot"_s;
        run.createdAt = now;
        state.runs.append(run);
        id = state.addDeployment(environment, tag, commit, u"hubot"_s, now);
        state.findDeployment(id)->run = run.id;
        state.addDeploymentStatus(id, u"waiting"_s, u"hubot"_s, now);
    });
    return id;
}

} // namespace slipway::test
