// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagscheme.h"

#include "tagparts.h"

#include <QHash>
#include <QMutex>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

// Functions, not objects: a scheme may be made before this file's objects are.
QString versionPart()
{
    return u"{version}"_s;
}

QString labelPart()
{
    return u"{label}"_s;
}

QString numberPart()
{
    return u"{n}"_s;
}

QString versionExpression()
{
    return u"(?<version>[0-9]+(?:\\.[0-9]+){1,3})"_s;
}

QString labelExpression()
{
    return u"(?<label>[A-Za-z]+(?:-[A-Za-z]+)*)"_s;
}

QString buildExpression()
{
    return u"(?:\\+[0-9A-Za-z.-]+)?"_s;
}

/// Of a pattern that cannot be one (a placeholder that stands there twice) comes what matches nothing.
QRegularExpression whole(const QString &expression)
{
    const QRegularExpression made(u"\\A"_s + expression + u"\\z"_s);
    return made.isValid() ? made : QRegularExpression(u"(?!)"_s);
}

/// A configured pattern as a regular expression: literal text but for the placeholders.
QString expressionOf(const QString &pattern)
{
    QString text = QRegularExpression::escape(pattern);
    const auto escaped = [](const QString &part) { return QRegularExpression::escape(part); };
    text.replace(escaped(versionPart()), versionExpression());
    text.replace(escaped(labelPart()), labelExpression());
    // A separator that stands before the number goes when the number does.
    for (const QString &separator : {u"\\."_s, u"\\-"_s, u"_"_s})
        text.replace(separator + escaped(numberPart()), u"(?:"_s + separator + u"(?<n>[0-9]+))?"_s);
    text.replace(escaped(numberPart()), u"(?<n>[0-9]+)?"_s);
    return text + buildExpression();
}

/// Text before {version}, without a "v" at its end.
QString basePrefix(const QString &pattern)
{
    QString prefix = pattern.left(pattern.indexOf(versionPart()));
    if (prefix.endsWith(u'v', Qt::CaseInsensitive))
        prefix.chop(1);
    return prefix;
}

} // namespace

bool isTagName(QStringView name)
{
    return std::ranges::none_of(name, [](QChar c) { return c < u' ' || c == u'\x7f'; });
}

struct TagScheme::Memory {
    QMutex mutex;
    QHash<QString, TagName> names;
};

TagScheme::TagScheme()
    : m_finalPattern(versionPart())
    , m_candidatePattern(u"{version}-{label}{n}"_s)
    , m_labels({u"prerelease"_s, u"pre"_s, u"rc"_s, u"beta"_s, u"alpha"_s, u"preview"_s})
{
    compile();
}

TagScheme::TagScheme(QString finalPattern, QString candidatePattern, QStringList labels)
    : m_finalPattern(std::move(finalPattern))
    , m_candidatePattern(std::move(candidatePattern))
    , m_labels(std::move(labels))
    , m_learned(false)
{
    compile();
}

TagScheme TagScheme::learned(QString finalPattern, QString candidatePattern, QStringList labels)
{
    TagScheme scheme(std::move(finalPattern), std::move(candidatePattern), std::move(labels));
    scheme.m_learned = true;
    scheme.compile();
    return scheme;
}

TagScheme TagScheme::withLabels(QStringList labels) const
{
    TagScheme scheme = *this;
    scheme.m_labels = std::move(labels);
    scheme.m_memory = std::make_shared<Memory>(); // the same names count otherwise
    return scheme;
}

void TagScheme::compile()
{
    m_memory = std::make_shared<Memory>();
    if (m_learned) {
        m_basePrefix = basePrefix(m_finalPattern);
    } else {
        m_final = patternOf(expressionOf(m_finalPattern));
        m_candidate = patternOf(expressionOf(m_candidatePattern));
    }
}

TagScheme::Pattern TagScheme::patternOf(const QString &expression)
{
    Pattern pattern{.expression = whole(expression)};
    pattern.expression.optimize();
    // By number: to find a group by its name takes as long as to match.
    const QStringList groups = pattern.expression.namedCaptureGroups();
    pattern.version = int(groups.indexOf(u"version"_s));
    pattern.label = int(groups.indexOf(u"label"_s));
    pattern.number = int(groups.indexOf(u"n"_s));
    return pattern;
}

bool TagScheme::counts(const QString &label) const
{
    return m_labels.contains(label, Qt::CaseInsensitive);
}

TagName TagScheme::classify(const QString &tagName) const
{
    constexpr qsizetype longest = 250; // a longer name is nobody's version; it would only cost time
    constexpr qsizetype mostNames = 500'000;
    if (tagName.size() > longest || !isTagName(tagName))
        return {};
    if (m_learned) // as fast as to look for it
        return readLeniently(tagName);
    const QMutexLocker lock(&m_memory->mutex);
    if (const auto known = m_memory->names.constFind(tagName); known != m_memory->names.cend())
        return *known;
    const TagName name = readByPatterns(tagName);
    if (m_memory->names.size() < mostNames)
        m_memory->names.insert(tagName, name);
    return name;
}

TagName TagScheme::readLeniently(QStringView tagName) const
{
    const auto parts = takeApart(tagName, m_basePrefix);
    if (!parts)
        return {};
    return parts->label.isEmpty() ? finalName(parts->version)
                                  : candidateName(parts->version, parts->label, parts->number);
}

TagName TagScheme::readByPatterns(QStringView tagName) const
{
    if (const auto match = m_final.expression.matchView(tagName); match.hasMatch()) {
        if (TagName name = finalName(match.capturedView(m_final.version)); name.kind == TagName::Kind::Final)
            return name;
    }
    const auto match = m_candidate.expression.matchView(tagName);
    if (!match.hasMatch())
        return {};
    return candidateName(match.capturedView(m_candidate.version), match.capturedView(m_candidate.label),
                         match.capturedView(m_candidate.number));
}

/// Of kind Other where one of the texts is none that it should be.
TagName TagScheme::finalName(QStringView version)
{
    auto parsed = Version::parse(version);
    return parsed ? TagName{.kind = TagName::Kind::Final, .version = *std::move(parsed)} : TagName();
}

TagName TagScheme::candidateName(QStringView version, QStringView label, QStringView digits) const
{
    TagName name = finalName(version);
    if (name.kind == TagName::Kind::Other)
        return name;
    name.kind = TagName::Kind::Candidate;
    if (!digits.isEmpty()) {
        bool ok = false;
        name.number = digits.toULongLong(&ok);
        if (!ok)
            return {};
    }
    // Thousands of tags have the same few labels.
    const auto known = std::ranges::find(m_labels, label);
    name.label = known != m_labels.cend() ? *known : label.toString();
    name.labelCounts = known != m_labels.cend() || counts(name.label);
    return name;
}

QString TagScheme::finalTag(const Version &version) const
{
    QString name = m_finalPattern;
    return name.replace(versionPart(), version.toString());
}

QString TagScheme::candidateTag(const Version &version, const QString &label, std::optional<quint64> number) const
{
    QString name = m_candidatePattern;
    if (number) {
        name.replace(numberPart(), QString::number(*number));
    } else {
        for (const QString &separator : {u"."_s, u"-"_s, u"_"_s, QString()})
            name.replace(separator + numberPart(), QString());
    }
    return name.replace(versionPart(), version.toString()).replace(labelPart(), label);
}

bool listsBefore(const TagName &a, const TagName &b)
{
    if (const auto order = a.version <=> b.version; order != 0)
        return order > 0;
    if (const int order = a.label.compare(b.label, Qt::CaseInsensitive); order != 0)
        return order > 0; // rc before beta before alpha
    return a.number.value_or(0) > b.number.value_or(0);
}

} // namespace slipway
