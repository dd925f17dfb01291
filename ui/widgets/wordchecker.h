// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace slipway::ui {

/// Knows how words of a language are spelled.
class WordChecker {
public:
    WordChecker() = default;
    virtual ~WordChecker() = default;
    WordChecker(const WordChecker &) = delete;
    WordChecker &operator=(const WordChecker &) = delete;

    virtual bool isRight(const QString &word) const = 0;
    /// The likeliest first.
    virtual QStringList suggestions(const QString &word) const = 0;
    /// Takes it for right from now on, in the user's own dictionary.
    virtual void remember(const QString &word) = 0;
    /// The same until the program ends.
    virtual void ignore(const QString &word) = 0;
    /// Its name for people → its code, "en_US".
    virtual QMap<QString, QString> languages() const = 0;
    virtual QString language() const = 0;
    virtual void setLanguage(const QString &code) = 0;
};

/// Sonnet with the user's language, or else with English or whichever there is. nullptr: Slipway was built without
/// Sonnet, or no dictionary is installed.
std::unique_ptr<WordChecker> systemWordChecker();

} // namespace slipway::ui
