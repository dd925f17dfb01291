// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

using Text = std::expected<QString, ProbeFault>;

constexpr qsizetype longestVersion = 200; // characters
constexpr qsizetype longestSubject = 4096; // characters that an expression looks at

Text oneLine(const QString &text)
{
    const QString line = text.trimmed();
    const bool odd = std::ranges::any_of(line, [](QChar c) { return c.category() == QChar::Other_Control; });
    if (line.isEmpty())
        return std::unexpected(ProbeFault::NothingThere);
    if (odd || line.size() > longestVersion)
        return std::unexpected(ProbeFault::NotText);
    return line;
}

/// RFC 6901 §4: no leading zeros, no sign; "-" names no element.
std::optional<qsizetype> arrayIndex(const QString &token)
{
    const bool digits = !token.isEmpty() && token.size() <= 9
        && std::ranges::all_of(token, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || (token.size() > 1 && token.startsWith(u'0')))
        return std::nullopt;
    return token.toLongLong();
}

Text byPointer(const QByteArray &body, const QString &pointer)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return std::unexpected(ProbeFault::NotJson);
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QStringList tokens = pointer.split(u'/').sliced(1);
    for (QString token : tokens) {
        token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s); // in this order
        if (value.isObject()) {
            value = value.toObject().value(token);
        } else if (value.isArray()) {
            const auto index = arrayIndex(token);
            value = index ? value.toArray().at(*index) : QJsonValue(QJsonValue::Undefined);
        } else {
            return std::unexpected(ProbeFault::NothingThere);
        }
    }
    if (value.isUndefined() || value.isNull())
        return std::unexpected(ProbeFault::NothingThere);
    return value.isString() ? oneLine(value.toString()) : Text(std::unexpected(ProbeFault::NotText));
}

Text byHeader(const ProbeAnswer &answer, const QByteArray &name)
{
    const auto found = std::ranges::find_if(
        answer.headers, [&](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == answer.headers.cend() ? Text(std::unexpected(ProbeFault::NothingThere))
                                          : oneLine(QString::fromUtf8(found->second));
}

/// PCRE2's own limits (pcre2pattern(3), "Setting match resource limits") end an expression that would run for ever.
Text byExpression(const QByteArray &body, const QString &pattern)
{
    const QRegularExpression expression(u"(*NO_JIT)(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=2000)(*LIMIT_HEAP=20000)"_s
                                            + pattern,
                                        QRegularExpression::MultilineOption);
    if (!expression.isValid())
        return std::unexpected(ProbeFault::BadRule);
    const QString subject = QString::fromUtf8(body.first(std::min(body.size(), 4 * longestSubject)));
    const auto match = expression.match(subject.first(std::min(subject.size(), longestSubject)));
    if (!match.hasMatch())
        return std::unexpected(ProbeFault::NothingThere);
    return oneLine(match.captured(match.hasCaptured(1) ? 1 : 0));
}

/// The commit that a text names: all of it, its +BUILD, or the end of what git describe says. Digits alone may be a
/// date or a build's number as well: they name a commit only where they fit.
QString commitIn(const QString &text, const QString &deployed)
{
    static const QRegularExpression commit(
        u"(?:\\A|\\+(?:git|g)?[.-]?|-[0-9]+-g)([0-9a-fA-F]{7,40})(?:[.-]dirty)?\\z"_s);
    const QString found = commit.match(text).captured(1).toLower();
    const bool onlyDigits = std::ranges::all_of(found, [](QChar c) { return c.isDigit(); });
    return onlyDigits && !deployed.startsWith(found) ? QString() : found;
}

/// A version as a tag or a build says it.
struct Named {
    Version core; ///< null: none
    QString label{};
    std::optional<quint64> number{};

    friend bool operator==(const Named &, const Named &) = default;
};

Named named(QString text, const TagScheme &scheme)
{
    static const QRegularExpression described(u"-[0-9]+-g[0-9a-f]{7,40}\\z"_s);
    text.remove(described);
    text = text.section(u'+', 0, 0);
    TagName name = scheme.classify(text);
    if (name.kind == TagName::Kind::Other && text.startsWith(u'v', Qt::CaseInsensitive)) {
        text.remove(0, 1);
        name = scheme.classify(text);
    }
    if (name.kind == TagName::Kind::Other)
        name = TagScheme().classify(text);
    if (name.kind != TagName::Kind::Other)
        return {name.version.core(), name.label.toLower(), name.number};
    const auto version = Version::parse(text);
    return version ? Named{version->core(), version->prerelease().toLower()} : Named{};
}

} // namespace

std::expected<QString, ProbeFault> probeVersion(const ProbeAnswer &answer, const QString &rule)
{
    if (answer.status < 200 || answer.status > 299)
        return std::unexpected(ProbeFault::BadStatus);
    if (rule.startsWith(u'/'))
        return byPointer(answer.body, rule);
    if (rule.startsWith("header:"_L1))
        return byHeader(answer, rule.sliced(7).toLatin1());
    if (rule.startsWith("regex:"_L1))
        return byExpression(answer.body, rule.sliced(6));
    return std::unexpected(ProbeFault::BadRule);
}

std::optional<ProbeTarget> probeTarget(const Snapshot &snapshot, const Environment &environment)
{
    const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
    if (!active)
        return std::nullopt;
    ProbeTarget target{.tags = {}, .commit = active->commit};
    const QString ref = active->refName();
    if (snapshot.scheme.classify(ref).kind != TagName::Kind::Other)
        target.tags.append(ref);
    const QList<Tag> here = snapshot.tagsOn(active->commit);
    for (const Tag &tag : here) {
        if (snapshot.scheme.classify(tag.name).kind != TagName::Kind::Other && !target.tags.contains(tag.name))
            target.tags.append(tag.name);
    }
    return target;
}

ProbeVerdict compareProbe(const QString &reported, const ProbeTarget &target, const TagScheme &scheme)
{
    if (target.tags.contains(reported))
        return ProbeVerdict::Agrees;
    const QString deployed = target.commit.hex();
    if (const QString commit = commitIn(reported, deployed); !commit.isEmpty())
        return deployed.startsWith(commit) ? ProbeVerdict::Agrees : ProbeVerdict::Differs;
    const Named says = named(reported, scheme);
    if (says.core.isNull() || target.tags.isEmpty())
        return ProbeVerdict::Unknown;
    const bool agrees = std::ranges::any_of(target.tags, [&](const QString &tag) {
        const Named is = named(tag, scheme);
        return says == is || (says.label.isEmpty() && !says.number && says.core == is.core);
    });
    return agrees ? ProbeVerdict::Agrees : ProbeVerdict::Differs;
}

ProbeVerdict overall(const QList<ProbeResult> &results)
{
    const auto is = [](ProbeVerdict verdict) {
        return [verdict](const ProbeResult &result) { return result.verdict == verdict; };
    };
    if (std::ranges::any_of(results, is(ProbeVerdict::Differs)))
        return ProbeVerdict::Differs;
    const bool all = !results.isEmpty() && std::ranges::all_of(results, is(ProbeVerdict::Agrees));
    return all ? ProbeVerdict::Agrees : ProbeVerdict::Unknown;
}

ProbeResult judgeProbe(const QString &url, const ProbeAnswer &answer, const QString &rule,
                       const std::optional<ProbeTarget> &target, const TagScheme &scheme)
{
    ProbeResult result{.url = url, .status = answer.status};
    const auto text = probeVersion(answer, rule);
    if (!text) {
        result.fault = text.error();
        return result;
    }
    result.reported = *text;
    return judgeAgain(result, target, scheme);
}

ProbeResult judgeAgain(ProbeResult result, const std::optional<ProbeTarget> &target, const TagScheme &scheme)
{
    if (result.reported.isEmpty())
        return result; // nothing was read
    result.verdict = target ? compareProbe(result.reported, *target, scheme) : ProbeVerdict::Unknown;
    result.fault.reset();
    if (!target)
        result.fault = ProbeFault::NothingDeployed;
    else if (result.verdict == ProbeVerdict::Unknown)
        result.fault = ProbeFault::NotAVersion;
    return result;
}

QString key(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::Agrees:
        return u"agrees"_s;
    case ProbeVerdict::Differs:
        return u"differs"_s;
    case ProbeVerdict::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString key(ProbeFault fault)
{
    static const QStringList keys{u"unreachable"_s, u"too_slow"_s,      u"redirected"_s,      u"bad_status"_s,
                                  u"too_large"_s,   u"not_json"_s,      u"nothing_there"_s,   u"not_text"_s,
                                  u"bad_rule"_s,    u"not_a_version"_s, u"nothing_deployed"_s};
    return keys.value(static_cast<int>(fault));
}

} // namespace slipway
