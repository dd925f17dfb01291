// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include "wordingproofs.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::services::wording {

namespace {

using Result = Condition::Result;

struct Conditions {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Conditions)
};

QString checks(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return condition.wanted == 0 ? Conditions::tr("No checks are reported on this commit")
                                     : Conditions::tr("All %n required check(s) passed", nullptr, condition.wanted);
    case Result::Waiting:
        return Conditions::tr("%1 of %2 required checks passed, the rest is running")
            .arg(condition.found)
            .arg(condition.wanted);
    case Result::NotMet:
        return Conditions::tr("%1 of %2 required checks passed").arg(condition.found).arg(condition.wanted);
    case Result::Unknown:
        break;
    }
    if (condition.subject == QStringLiteral("runs"))
        return Conditions::tr("Check runs could not be read; the token may lack the permission Checks");
    if (condition.subject == QStringLiteral("statuses"))
        return Conditions::tr("Commit statuses could not be read; the token may lack the permission Commit statuses");
    return Conditions::tr("Neither check runs nor commit statuses could be read");
}

QString manifests(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return Conditions::tr("Manifest versions agree with %1").arg(condition.subject);
    case Result::NotMet:
        return condition.wanted == 0 ? Conditions::tr("No manifest at this commit declares a version")
                                     : Conditions::tr("Manifest versions differ from %1").arg(condition.subject);
    default:
        break;
    }
    return Conditions::tr("Manifest versions: not known without a clone that has this commit");
}

QString assets(const Condition &condition)
{
    if (condition.result == Result::Unknown)
        return Conditions::tr("Assets: the releases could not be read");
    return Conditions::tr("%1 of %2 required assets are there").arg(condition.found).arg(condition.wanted);
}

QString deployed(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return Conditions::tr("Deployed to %1").arg(condition.subject);
    case Result::Waiting:
        return Conditions::tr("Being deployed to %1").arg(condition.subject);
    case Result::NotMet:
        return Conditions::tr("Not running on %1").arg(condition.subject);
    case Result::Unknown:
        break;
    }
    // Where GitHub did not answer, the environments have no names.
    return condition.subject.isEmpty() ? Conditions::tr("What runs where could not be read")
                                       : Conditions::tr("What runs on %1 could not be read").arg(condition.subject);
}

QString soak(const Condition &condition)
{
    const QString needed = duration(condition.needed);
    switch (condition.result) {
    case Result::Met:
        return Conditions::tr("Soaked %1 on %2").arg(needed, condition.subject);
    case Result::Waiting:
        return Conditions::tr("Soaking %1 of %2 on %3").arg(duration(condition.elapsed), needed, condition.subject);
    case Result::NotMet:
        return Conditions::tr("Has to soak %1 on %2").arg(needed, condition.subject);
    case Result::Unknown:
        break;
    }
    return condition.subject.isEmpty()
        ? Conditions::tr("How long it has soaked is not known")
        : Conditions::tr("How long it has been on %1 is not known").arg(condition.subject);
}

} // namespace

QString condition(const Condition &condition)
{
    switch (condition.kind) {
    case Condition::Kind::Checks:
        return checks(condition);
    case Condition::Kind::Manifests:
        return manifests(condition);
    case Condition::Kind::Assets:
        return assets(condition);
    case Condition::Kind::Deployed:
        return deployed(condition);
    case Condition::Kind::Soak:
        return soak(condition);
    case Condition::Kind::Notes:
        return proofs::notes(condition);
    case Condition::Kind::Digests:
        return proofs::digests(condition);
    case Condition::Kind::Signature:
        return proofs::signature(condition);
    case Condition::Kind::Checklist:
        return proofs::checklist(condition);
    case Condition::Kind::Rejections:
        return proofs::rejections(condition);
    case Condition::Kind::Reverts:
        return proofs::reverts(condition);
    case Condition::Kind::Configuration:
        return Conditions::tr("The conditions in .slipway.toml could not be read: what they ask for was not looked at");
    case Condition::Kind::Prerelease:
        break;
    }
    switch (condition.result) {
    case Result::Met:
        return Conditions::tr("A GitHub release is linked to %1").arg(condition.subject);
    case Result::Unknown:
        return Conditions::tr("GitHub release: could not be read");
    default:
        break;
    }
    return Conditions::tr("No GitHub release is linked to %1").arg(condition.subject);
}

QString conditionNote(const Condition &condition, const QLocale &locale)
{
    switch (condition.kind) {
    case Condition::Kind::Manifests:
        if (condition.result == Result::Met)
            return Conditions::tr("%1 of %2 manifests").arg(condition.found).arg(condition.wanted);
        break;
    case Condition::Kind::Deployed:
        return condition.at.isValid() ? absolute(condition.at, locale) : QString();
    case Condition::Kind::Soak:
        if (condition.result == Result::Waiting)
            return Conditions::tr("until %1").arg(absolute(condition.at, locale));
        break;
    case Condition::Kind::Notes:
        return proofs::notesNote(condition);
    case Condition::Kind::Digests:
        return proofs::digestsNote(condition);
    case Condition::Kind::Signature:
        return condition.signature ? condition.signature->reason : QString();
    case Condition::Kind::Checklist:
        if (condition.result == Result::Met)
            return Conditions::tr("%1, %2").arg(condition.details.join(QString()), absolute(condition.at, locale));
        break;
    default:
        break;
    }
    return condition.details.join(QStringLiteral(", "));
}

} // namespace slipway::services::wording
