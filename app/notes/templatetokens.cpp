// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatetokens.h"

#include <array>
#include <optional>

namespace slipway::notes {

namespace {

struct Signs {
    QStringView open;
    QStringView close;
    TemplateToken::Kind kind;
};

constexpr std::array<Signs, 3> signs{
    Signs{u"{{", u"}}", TemplateToken::Kind::Variable},
    Signs{u"{%", u"%}", TemplateToken::Kind::Tag},
    Signs{u"{#", u"#}", TemplateToken::Kind::Comment},
};

const Signs *signsAt(QStringView text, qsizetype at)
{
    for (const Signs &each : signs) {
        if (text.sliced(at).startsWith(each.open))
            return &each;
    }
    return nullptr;
}

/// Cuts a template into pieces, and knows where each stands.
class Cutter {
public:
    explicit Cutter(QStringView source)
        : m_source(source)
    {
    }

    QList<TemplateToken> cut()
    {
        qsizetype at = 0;
        while ((at = m_source.indexOf(u'{', at)) >= 0) {
            const Signs *found = signsAt(m_source, at);
            if (!found) {
                ++at;
                continue;
            }
            take(TemplateToken::Kind::Text, at);
            const qsizetype inside = at + found->open.size();
            const qsizetype close = closeAfter(inside, *found);
            if (close < 0)
                take(TemplateToken::Kind::Open, inside);
            else
                take(found->kind, close + found->close.size());
            at = m_start;
        }
        take(TemplateToken::Kind::Text, m_source.size());
        return m_tokens;
    }

private:
    /// In the same line; -1: there is none. What was looked for once is not again for each sign that stands before it.
    qsizetype closeAfter(qsizetype inside, const Signs &wanted)
    {
        if (inside > m_lineEnd) {
            const qsizetype newline = m_source.indexOf(u'\n', inside);
            m_lineEnd = newline < 0 ? m_source.size() : newline;
            m_closes.fill(std::nullopt);
        }
        std::optional<qsizetype> &close = m_closes.at(size_t(&wanted - signs.data()));
        if (!close || (*close >= 0 && *close < inside)) {
            const qsizetype found = m_source.sliced(inside, m_lineEnd - inside).indexOf(wanted.close);
            close = found < 0 ? found : inside + found;
        }
        return *close;
    }

    void take(TemplateToken::Kind kind, qsizetype end)
    {
        const QStringView source = m_source.sliced(m_start, end - m_start);
        if (source.isEmpty())
            return;
        const bool hasSigns = kind != TemplateToken::Kind::Text && kind != TemplateToken::Kind::Open;
        m_tokens.append({.kind = kind,
                         .line = m_line,
                         .column = int(m_start - m_lineStart) + 1,
                         .text = (hasSigns ? source.sliced(2, source.size() - 4).trimmed() : source).toString(),
                         .source = source.toString()});
        m_line += int(source.count(u'\n'));
        if (const qsizetype newline = source.lastIndexOf(u'\n'); newline >= 0)
            m_lineStart = m_start + newline + 1;
        m_start = end;
    }

    QStringView m_source;
    QList<TemplateToken> m_tokens;
    qsizetype m_start = 0; ///< of what is not taken yet
    qsizetype m_lineStart = 0;
    int m_line = 1;
    qsizetype m_lineEnd = -1; ///< of the line that closeAfter() was asked about last
    std::array<std::optional<qsizetype>, signs.size()> m_closes{}; ///< in that line, of each kind
};

} // namespace

QList<TemplateToken> templateTokens(const QString &source)
{
    return Cutter(source).cut();
}

} // namespace slipway::notes
