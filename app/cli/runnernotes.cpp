// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "notescheck.h"
#include "services/await.h"
#include "services/json.h"
#include "services/wording.h"

#include <QJsonDocument>

namespace slipway::cli {

using namespace services;
using namespace Qt::StringLiterals;

void Runner::showChanges()
{
    const auto failed = [this](const Error &error) { Q_EMIT finished(fail(error.message)); };
    await(m_workspace.resolve(m_line.arguments[0]), this, [this, failed](const Result<BaseRef> &from) {
        if (!from) {
            failed(from.error());
            return;
        }
        await(m_workspace.resolve(m_line.arguments[1]), this, [this, failed, from = *from](const Result<BaseRef> &to) {
            if (!to) {
                failed(to.error());
                return;
            }
            await(m_workspace.notes().changes(from, *to), this, [this, failed](const Result<ReleaseChanges> &changes) {
                if (!changes) {
                    failed(changes.error());
                    return;
                }
                if (m_line.json) {
                    m_streams.out(QString::fromUtf8(QJsonDocument(changesJson(*changes)).toJson()));
                    m_streams.error(wording::changesSummary(*changes));
                } else {
                    m_streams.out(changesText(*changes));
                }
                Q_EMIT finished(Done);
            });
        });
    });
}

void Runner::renderNotes()
{
    const auto render = [this](const Result<QString> &source) {
        if (!source) {
            Q_EMIT finished(fail(source.error().message));
            return;
        }
        const NotesTarget target{.tag = m_line.to, .commit = {}, .baseline = m_line.from};
        await(m_workspace.notes().render(*source, target), this, [this](const Result<RenderedNotes> &notes) {
            if (notes)
                showRendered(*notes);
            else
                Q_EMIT finished(fail(notes.error().message));
        });
    };
    if (m_line.templateFile.isEmpty())
        await(m_workspace.notes().templateOf({}), this, render);
    else
        render(notesFile(m_line.templateFile));
}

void Runner::showRendered(const RenderedNotes &notes)
{
    bool isWhole = true;
    for (const NotesProblem &problem : notes.problems) {
        const bool isError = problem.severity == NotesProblem::Severity::Error;
        isWhole = isWhole && !isError;
        m_streams.error(harmless(problem.line > 0 ? tr("Template, line %1: %2").arg(problem.line).arg(problem.message)
                                                  : problem.message));
    }
    const QList<NotesProblem> unfilled = NotesService::problemsOfNotes(notes.text);
    if (m_line.json) {
        print({{u"tag"_s, m_line.to},
               {u"previous"_s, jsonOrNull(notes.previous)},
               {u"text"_s, isWhole ? QJsonValue(notes.text) : QJsonValue()},
               {u"problems"_s, problemsJson(notes.problems)},
               {u"unfilled"_s, problemsJson(unfilled)},
               {u"changes"_s, changesJson(notes.changes)},
               {u"left_out"_s, leftOutJson(notes.changes)}},
              {});
    } else if (isWhole) {
        m_streams.out(harmlessLines(notes.text));
    }
    if (isWhole && !unfilled.isEmpty() && !m_line.json)
        m_streams.error(tr("%n place(s) are left to fill in.", nullptr, static_cast<int>(unfilled.size())));
    Q_EMIT finished(isWhole ? Done : Failed);
}

} // namespace slipway::cli
