// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>

namespace slipway::services::wording {

namespace {

struct Preflight {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Preflight)
};

QString tagRule(const PreflightWarning &warning)
{
    if (warning.certain) {
        return Preflight::tr("The ruleset “%1” does not let you create this tag (%2). Ask who keeps it for a bypass.")
            .arg(warning.subject, warning.detail);
    }
    return Preflight::tr("The ruleset “%1” may not let you create this tag (%2).").arg(warning.subject, warning.detail);
}

} // namespace

QString warning(const PreflightWarning &warning)
{
    using Kind = PreflightWarning::Kind;
    switch (warning.kind) {
    case Kind::NewerQualified:
        return Preflight::tr("%1 is a later candidate of this version, and qualified; it can never be released once "
                             "this one is.")
            .arg(warning.subject);
    case Kind::EmptyRelease:
        return Preflight::tr("The release of %1 will have neither notes nor files: no release is linked to the "
                             "candidate.")
            .arg(warning.subject);
    case Kind::SameName:
        return Preflight::tr("Another release is named %1 already, the one of the tag %2.")
            .arg(warning.subject, warning.detail);
    case Kind::NotDeployed:
        return Preflight::tr("%1 runs %2, a later version, and keeps it: nothing is deployed there.")
            .arg(warning.subject, warning.detail);
    case Kind::NameBurned:
        return Preflight::tr(
                   "GitHub refused the name %1 before: an immutable release had it, so no release can have it "
                   "again. Choose another version.")
            .arg(warning.subject);
    case Kind::BecomesImmutable:
        return Preflight::tr("Releases are immutable here: once %1 is published, its tag and its files stay as they "
                             "are.")
            .arg(warning.subject);
    case Kind::TagRule:
        return tagRule(warning);
    case Kind::PublishedOnly:
        return Preflight::tr(
                   "%1 does not start: it waits for “published”, and a pre-release that becomes a release was "
                   "published before. Let it start on “released”.")
            .arg(warning.subject);
    case Kind::TriggeredTwice:
        return warning.subject == warning.detail
            ? Preflight::tr("%1 starts twice on this commit: for the tag and for the release.").arg(warning.subject)
            : Preflight::tr("Two workflows start on this commit: %1 for the tag, and %2 for the release.")
                  .arg(warning.subject, warning.detail);
    case Kind::CandidateLabel:
        return warning.count == 1
            ? Preflight::tr("The file %1 is named like a candidate, and is released under that name.")
                  .arg(warning.subject)
            : Preflight::tr("%n files are named like a candidate, and are released under these names; one is %1.",
                            nullptr, warning.count)
                  .arg(warning.subject);
    case Kind::ProductionMoved:
        return Preflight::tr("%1 runs %2 by now, which is not what is shown here. Refresh before you go on.")
            .arg(warning.subject, warning.detail);
    case Kind::ProductionNewer:
        return Preflight::tr("%1 runs %2 by now, a later version. Refresh before you go on.")
            .arg(warning.subject, warning.detail);
    case Kind::UnpublishedNotes:
        return Preflight::tr("The notes of %1 were edited on this machine and are not published.").arg(warning.subject);
    case Kind::RulesUnknown:
        return Preflight::tr("Whether a ruleset stands against the tag is unknown: GitHub did not tell.");
    case Kind::WorkflowsUnknown:
        return warning.subject.isEmpty()
            ? Preflight::tr("What the tag and the release start is unknown: the workflows could not be read.")
            : Preflight::tr("When %1 starts is unknown: it is written in a way that is not understood.")
                  .arg(warning.subject);
    case Kind::ProductionUnknown:
        break;
    }
    return Preflight::tr("What %1 runs at this moment is unknown: GitHub did not tell.").arg(warning.subject);
}

} // namespace slipway::services::wording
