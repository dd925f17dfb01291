// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace slipway::notes {

/// A value in a template: a variable or a constant, and what is done with it ("change.title|upper").
struct Expression {
    struct Filter {
        QString name{};
        QString argument{}; ///< as written; empty: none
        bool isConstant = true; ///< the argument is a string or a number

        friend bool operator==(const Filter &, const Filter &) = default;
    };

    QString constant{}; ///< as written, of a string or a number; empty: it is a variable
    QStringList path{}; ///< of a variable: "change", "title"
    QList<Filter> filters{};

    friend bool operator==(const Expression &, const Expression &) = default;
};

/// nullopt: it is none. No value is longer than 500 characters.
std::optional<Expression> parseExpression(const QString &text);

/// The words of a tag; quoted strings stay whole.
QStringList tagWords(const QString &text);

} // namespace slipway::notes
