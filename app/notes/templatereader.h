// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expression.h"
#include "template.h"
#include "templatetokens.h"
#include "vocabulary.h"

#include <QHash>

/// For template.cpp.
namespace slipway::notes {

/// Reads the pieces of one template, one after the other.
class TemplateReader {
public:
    Template read(const QString &source);

private:
    /// A tag that another one closes.
    struct Frame {
        QString tag;
        int line = 0;
        bool hasElse = false; ///< or empty
        QHash<QString, ValueKind> names{}; ///< that it brings
    };

    void take(const TemplateToken &token);
    void takeVariable(const TemplateToken &token);
    void takeTag(const TemplateToken &token);
    void takeIf(const QStringList &words);
    void takeElse(const QString &word);
    void takeFor(QStringList words);
    void refuseReserved(const QString &name);
    void takeWith(const QStringList &words);
    void takeValues(const QStringList &words);
    void takeEnd(const QString &word);
    void open(const QString &tag, const QHash<QString, ValueKind> &names = {});
    void emitTag(const QString &content);

    /// The expression for the engine; an error is reported, and nothing is known then.
    struct Value {
        QString text;
        ValueKind kind = ValueKind::Nothing;
        bool isKnown = true;
    };
    /// `isPrinted`: between {{ and }}, so it is a text that is wanted.
    Value value(const QString &text, bool isPrinted = false);
    std::optional<ValueKind> kindOf(const QStringList &path) const;
    bool usesAllowedFilters(const Expression &expression);
    QString condition(const QStringList &words);

    void report(NotesProblem::Severity severity, const QString &message);
    void error(const QString &message) { report(NotesProblem::Severity::Error, message); }

    Template m_template;
    const TemplateToken *m_token = nullptr; ///< that is being taken
    QList<Frame> m_frames;
    bool m_inComment = false;
};

} // namespace slipway::notes
