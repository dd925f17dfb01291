// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tomlrules.h"

#include "tomlreader.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace slipway::storage::tomlrules {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Toml)
};

bool fits(const QString &text, const QString &expression)
{
    return QRegularExpression(u"\\A(?:"_s + expression + u")\\z"_s).match(text).hasMatch();
}

/// What would be wrong with any tag made from the pattern (git help check-ref-format), placeholders taken out.
QString tagText(QString pattern, const QStringList &placeholders)
{
    for (const QString &placeholder : placeholders) {
        if (pattern.count(placeholder) > 1) {
            return Words::tr("%1 may stand only once in the pattern.").arg(placeholder);
        }
        pattern.replace(placeholder, u"1"_s);
    }
    if (pattern.contains(u'{') || pattern.contains(u'}')) {
        return Words::tr("only %1 may stand in braces here.").arg(placeholders.join(u", "_s));
    }
    static const QRegularExpression forbidden(
        u"[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|//|@\\{|\\.lock(/|$)|^[-/.]|[/.]$"_s);
    if (pattern.size() > 100 || forbidden.match(pattern).hasMatch())
        return Words::tr("this cannot be the name of a git tag.");
    return {};
}

QString required(const QString &pattern, const QStringList &placeholders)
{
    for (const QString &placeholder : placeholders) {
        if (!pattern.contains(placeholder)) {
            return Words::tr("the pattern must contain %1.").arg(placeholder);
        }
    }
    return {};
}

} // namespace

QString finalPattern(const QString &pattern)
{
    const QString missing = required(pattern, {u"{version}"_s});
    return missing.isEmpty() ? tagText(pattern, {u"{version}"_s}) : missing;
}

QString candidatePattern(const QString &pattern)
{
    const QString missing = required(pattern, {u"{version}"_s, u"{label}"_s});
    return missing.isEmpty() ? tagText(pattern, {u"{version}"_s, u"{label}"_s, u"{n}"_s}) : missing;
}

QString label(const QString &label)
{
    if (label.size() <= 50 && fits(label, u"[A-Za-z]+(?:-[A-Za-z]+)*"_s))
        return {};
    return Words::tr("“%1” cannot be a label; a label is made of letters, such as rc or prerelease.")
        .arg(TomlReader::quoted(label));
}

QString someText(const QString &text)
{
    const bool good =
        !text.trimmed().isEmpty() && text.size() <= 1000 && !text.contains(QRegularExpression(u"[\\x00-\\x1f\\x7f]"_s));
    return good ? QString() : Words::tr("a text of one line is expected here.");
}

QString repositoryPath(const QString &path)
{
    const bool good = someText(path).isEmpty() && !path.startsWith(u'/') && !path.contains(u'\\')
        && !path.split(u'/').contains(u".."_s);
    return good ? QString() : Words::tr("a path inside the repository is expected here, such as Cargo.toml.");
}

QString probeUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || (parsed.scheme() != u"https" && parsed.scheme() != u"http")) {
        return Words::tr("an address that begins with https:// or http:// is expected here.");
    }
    if (!parsed.userInfo().isEmpty())
        return Words::tr("no password may stand in an address; take it out.");
    return {};
}

QString probeVersion(const QString &text)
{
    constexpr qsizetype longest = 500;
    if (text.size() <= longest) {
        if (fits(text, u"(?:/(?:[^~/]|~[01])*)+"_s) || fits(text, u"header:[A-Za-z0-9!#$%&'*+.^_`|~-]+"_s))
            return {};
        if (text.size() > 6 && text.startsWith(u"regex:")) {
            const QRegularExpression expression(text.sliced(6));
            if (expression.isValid())
                return {};
            return Words::tr("this regular expression is not valid (%1).").arg(expression.errorString());
        }
    }
    return Words::tr("a JSON pointer such as /version, header:NAME or regex:… is expected here.");
}

QString fingerprint(const QString &text)
{
    if (fits(text, u" *(?:[0-9A-Fa-f] *){40}"_s))
        return {};
    return Words::tr("a key's fingerprint of 40 hexadecimal digits is expected here.");
}

QString deploy(const QString &text)
{
    if (fits(text, u"observe|deployment|workflow:[A-Za-z0-9._-]+\\.ya?ml"_s))
        return {};
    return Words::tr("“%1” is not known here; use one of: observe, workflow:FILE.yml, deployment.")
        .arg(TomlReader::quoted(text));
}

QString soak(const QString &text)
{
    if (duration(text))
        return {};
    return Words::tr("a time such as 72h, 30m, 3d or 90s, of a year at most, is expected here.");
}

std::optional<std::chrono::seconds> duration(const QString &text)
{
    static const QRegularExpression pattern(u"\\A([0-9]{1,8})([smhd])\\z"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QChar unit = match.capturedView(2).front();
    const std::chrono::seconds one = unit == u'd' ? std::chrono::days(1)
        : unit == u'h'                            ? std::chrono::hours(1)
        : unit == u'm'                            ? std::chrono::minutes(1)
                                                  : std::chrono::seconds(1);
    const std::chrono::seconds span = match.capturedView(1).toLongLong() * one;
    return span <= std::chrono::days(366) ? std::optional(span) : std::nullopt;
}

} // namespace slipway::storage::tomlrules
