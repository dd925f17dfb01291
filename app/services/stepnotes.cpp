// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "domain/managedblock.h"
#include "github/githubmodel.h"

#include <QCoreApplication>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

Reading judgeNotes(const Step &step, const Release &release)
{
    const QString notes = notesIn(release.body);
    if (notes == step.text)
        return {Kind::AfterHolds};
    if (notes == step.before)
        return {Kind::BeforeHolds};
    return differs(Sentences::tr("The notes of the release %1 were changed on GitHub since. Open them again: what was "
                                 "changed there is merged with yours.")
                       .arg(step.name));
}

} // namespace

Answer readNotes(github::GitHubModel &github, const Step &step)
{
    return github.release(step.releaseId).then([step](const Result<Release> &release) {
        return release.transform([&](const Release &known) { return judgeNotes(step, known); });
    });
}

/// Read right before it is written, as verdicts are: the managed block may have changed, and goes on being so.
QFuture<Changed> changeNotes(github::GitHubModel &github, const Step &step)
{
    return github.release(step.releaseId)
        .then(
            &github,
            [&github, step](const Result<Release> &release) {
                if (!release)
                    return QtFuture::makeReadyValueFuture(Changed(std::unexpected(release.error())));
                if (const Reading reading = judgeNotes(step, *release); reading.kind == Kind::Differs) {
                    return QtFuture::makeReadyValueFuture(
                        Changed(std::unexpected(Error{ErrorKind::Conflict, reading.note})));
                }
                github::ReleasePatch patch;
                patch.tagName = release->tagName;
                patch.body = withNotes(release->body, step.text);
                return github.updateRelease(step.releaseId, patch).then([](const Result<Release> &changed) -> Changed {
                    return changed.transform([](const Release &made) { return Change{.release = made, .made = 0}; });
                });
            })
        .unwrap();
}

} // namespace slipway::services
