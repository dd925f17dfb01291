// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wordchecker.h"

#ifdef SLIPWAY_SPELLING
#include <QLocale>
#include <Sonnet/Speller>
#endif

namespace slipway::ui {

using namespace Qt::StringLiterals;

#ifdef SLIPWAY_SPELLING

namespace {

class SonnetChecker final : public WordChecker {
public:
    explicit SonnetChecker(const QString &code)
        : m_speller(code)
    {
    }

    bool isRight(const QString &word) const override { return m_speller.isCorrect(word); }
    QStringList suggestions(const QString &word) const override { return m_speller.suggest(word); }
    void remember(const QString &word) override { m_speller.addToPersonal(word); }
    void ignore(const QString &word) override { m_speller.addToSession(word); }
    QMap<QString, QString> languages() const override { return m_speller.availableDictionaries(); }
    QString language() const override { return m_speller.language(); }
    void setLanguage(const QString &code) override { m_speller.setLanguage(code); }

private:
    Sonnet::Speller m_speller;
};

} // namespace

std::unique_ptr<WordChecker> systemWordChecker()
{
    const QStringList there = Sonnet::Speller().availableLanguages();
    for (const QString &code : {QLocale().name(), QLocale::system().name(), u"en_US"_s, u"en_GB"_s}) {
        if (there.contains(code))
            return std::make_unique<SonnetChecker>(code);
    }
    return there.isEmpty() ? nullptr : std::make_unique<SonnetChecker>(there.first());
}

#else

std::unique_ptr<WordChecker> systemWordChecker()
{
    return nullptr;
}

#endif

} // namespace slipway::ui
