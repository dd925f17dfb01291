// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway::notes {

/// A piece of a template in Django's syntax.
struct TemplateToken {
    enum class Kind {
        Text, ///< as it stands
        Variable, ///< {{ … }}
        Tag, ///< {% … %}
        Comment, ///< {# … #}
        Open, ///< an opening sign that its line does not close
    };

    Kind kind = Kind::Text;
    int line = 1;
    int column = 1;
    QString text{}; ///< of Text and Open as written; else what is between the signs, trimmed
    QString source{}; ///< as written, with the signs

    friend bool operator==(const TemplateToken &, const TemplateToken &) = default;
};

/// The pieces of a template, in order; their sources joined are the template. As in Django, what is between signs
/// stands in one line.
QList<TemplateToken> templateTokens(const QString &source);

} // namespace slipway::notes
