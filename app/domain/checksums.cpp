// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksums.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestList = 1024LL * 1024; // bytes
constexpr qsizetype mostLines = 10'000;
constexpr qsizetype longestName = 255; // file systems, and GitHub

struct Line {
    enum class Kind { Passed, Digest, Bad };

    Kind kind = Kind::Bad;
    Checksum checksum{};
};

Line readLine(const QString &text)
{
    static const QRegularExpression plain(u"\\A([0-9A-Fa-f]{64}) [ *](.+)\\z"_s);
    static const QRegularExpression tagged(u"\\A([A-Za-z0-9/_-]{1,20}) \\((.+)\\) = ([0-9A-Fa-f]{1,256})\\z"_s);
    if (text.trimmed().isEmpty() || text.startsWith(u'#'))
        return {Line::Kind::Passed};
    if (const auto match = plain.match(text); match.hasMatch())
        return {Line::Kind::Digest, {match.captured(2), match.captured(1).toLower()}};
    const auto match = tagged.match(text);
    if (!match.hasMatch())
        return {};
    if (match.capturedView(1) != u"SHA256")
        return {Line::Kind::Passed};
    if (match.capturedLength(3) != 64)
        return {};
    return {Line::Kind::Digest, {match.captured(2), match.captured(3).toLower()}};
}

bool isFileName(const QString &name)
{
    const auto isOdd = [](QChar c) { return c.category() == QChar::Other_Control || c.isNull(); };
    return name.size() <= longestName && name != u"." && name != u".." && std::ranges::none_of(name, isOdd);
}

QByteArray withoutReturn(QByteArray line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

std::expected<QList<Checksum>, ChecksumFault> parseChecksums(const QByteArray &text)
{
    using Kind = ChecksumFault::Kind;
    const auto fault = [](Kind kind, int line = 0, const QString &name = {}) {
        return std::unexpected(ChecksumFault{kind, line, name});
    };
    if (text.size() > largestList || text.count('\n') > mostLines)
        return fault(Kind::TooLarge);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString whole = decoder.decode(text);
    if (decoder.hasError() || whole.contains(QChar(u'\0')))
        return fault(Kind::NotText);
    QList<Checksum> list;
    QHash<QString, QString> known;
    int number = 0;
    const QStringList lines = whole.split(u'\n');
    for (QString line : lines) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        Line read = readLine(line);
        if (read.kind == Line::Kind::Bad)
            return fault(Kind::NotAList, number);
        if (read.kind == Line::Kind::Passed)
            continue;
        QString &name = read.checksum.name;
        if (name.startsWith(u"./"))
            name.remove(0, 2);
        if (name.contains(u'/') || name.contains(u'\\'))
            return fault(Kind::NamesAPath, number, name);
        if (name.isEmpty() || !isFileName(name))
            return fault(Kind::NotAList, number);
        if (const auto before = known.constFind(name); before != known.constEnd()) {
            if (*before != read.checksum.sha256)
                return fault(Kind::Contradiction, number, name);
            continue;
        }
        known.insert(name, read.checksum.sha256);
        list.append(read.checksum);
    }
    if (list.isEmpty())
        return fault(Kind::Empty);
    return list;
}

std::optional<QByteArray> clearSignedText(const QByteArray &message)
{
    const QByteArray begin = "-----BEGIN PGP SIGNED MESSAGE-----";
    const QByteArray signature = "-----BEGIN PGP SIGNATURE-----";
    if (message.size() > 2 * largestList)
        return std::nullopt;
    enum class Part { Before, Headers, Text, After };
    Part part = Part::Before;
    QList<QByteArray> text;
    const QList<QByteArray> lines = message.split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = withoutReturn(raw);
        const bool begins = line.trimmed() == begin && line.startsWith('-');
        if (begins && part != Part::Before)
            return std::nullopt; // a second message
        switch (part) {
        case Part::Before:
            if (begins)
                part = Part::Headers;
            break;
        case Part::Headers: // "Hash: SHA256", then an empty line
            if (line.trimmed().isEmpty())
                part = Part::Text;
            else if (!line.startsWith("Hash:"))
                return std::nullopt;
            break;
        case Part::Text:
            if (line.startsWith(signature))
                part = Part::After;
            else if (line.startsWith("- "))
                text.append(line.sliced(2));
            else if (line.startsWith('-'))
                return std::nullopt; // every line of the text that begins with a dash is escaped
            else
                text.append(line);
            break;
        case Part::After:
            break;
        }
    }
    if (part != Part::After)
        return std::nullopt;
    return text.join('\n');
}

} // namespace slipway
