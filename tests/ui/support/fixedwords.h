// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/wordchecker.h"

namespace slipway::test {

/// A dictionary in which some words are wrong. What it suggests is the word in capital letters.
class FixedWords final : public ui::WordChecker {
public:
    explicit FixedWords(const QStringList &wrong)
        : m_wrong(wrong)
    {
    }

    bool isRight(const QString &word) const override { return !m_wrong.contains(word); }
    QStringList suggestions(const QString &word) const override { return {word.toUpper()}; }
    void remember(const QString &word) override { m_wrong.removeAll(word); }
    void ignore(const QString &word) override { m_wrong.removeAll(word); }
    QMap<QString, QString> languages() const override
    {
        return {{QStringLiteral("English"), QStringLiteral("en_US")},
                {QStringLiteral("Dansk"), QStringLiteral("da_DK")}};
    }
    QString language() const override { return m_language; }
    void setLanguage(const QString &code) override { m_language = code; }

private:
    QStringList m_wrong;
    QString m_language = QStringLiteral("en_US");
};

} // namespace slipway::test
