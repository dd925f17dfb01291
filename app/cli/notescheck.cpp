// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notescheck.h"

#include "services/json.h"
#include "services/templatefiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace slipway::cli {

using namespace services;
using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(slipway::cli::Texts)
};

constexpr qint64 largestFile = 16 * 1024 * 1024; // bytes; what is too long for a template is said by its reader

} // namespace

Result<QString> notesFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        return std::unexpected(Error{ErrorKind::BadInput,
                                     Texts::tr("%1 cannot be read: see that it is there, and is a text.").arg(path),
                                     file.errorString()});
    }
    return TemplateFiles::decoded(path, file.readAll());
}

int checkNotes(const CommandLine &line, const Streams &streams)
{
    const QString &path = line.arguments.constFirst();
    const auto text = notesFile(path);
    if (!text) {
        streams.error(harmless(text.error().message));
        return Failed;
    }
    QList<NotesProblem> problems = NotesService::problemsOfTemplate(*text);
    for (const NotesProblem &each : NotesService::gapsOfTemplate(*text)) {
        if (!problems.contains(each))
            problems.append(each);
    }
    std::ranges::stable_sort(problems, {}, &NotesProblem::line);
    if (line.json) {
        const QJsonObject object{{u"file"_s, path}, {u"problems"_s, problemsJson(problems)}};
        streams.out(QString::fromUtf8(QJsonDocument(object).toJson()));
    } else {
        streams.out(problemsText(path, problems));
    }
    return problems.isEmpty() ? Done : Failed;
}

} // namespace slipway::cli
