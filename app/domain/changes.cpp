// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes.h"

namespace slipway {

using namespace Qt::StringLiterals;

QList<ChangeKind> changeKinds()
{
    using enum ChangeKind;
    return {Breaking, Feature, Fix, Performance, Revert, Documentation, Refactoring, Tests, Build, Chore, Other};
}

QString changeKey(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Breaking:
        return u"breaking"_s;
    case ChangeKind::Feature:
        return u"feature"_s;
    case ChangeKind::Fix:
        return u"fix"_s;
    case ChangeKind::Performance:
        return u"performance"_s;
    case ChangeKind::Revert:
        return u"revert"_s;
    case ChangeKind::Documentation:
        return u"documentation"_s;
    case ChangeKind::Refactoring:
        return u"refactoring"_s;
    case ChangeKind::Tests:
        return u"tests"_s;
    case ChangeKind::Build:
        return u"build"_s;
    case ChangeKind::Chore:
        return u"chore"_s;
    case ChangeKind::Other:
        break;
    }
    return u"other"_s;
}

} // namespace slipway
