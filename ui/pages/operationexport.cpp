// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationexport.h"

#include "services/activity.h"
#include "services/evidence.h"
#include "services/json.h"
#include "ui/widgets/ticker.h"

#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

bool isMarkdown(const QString &path)
{
    return path.endsWith(".md"_L1, Qt::CaseInsensitive) || path.endsWith(".markdown"_L1, Qt::CaseInsensitive);
}

Result<void> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return std::unexpected(Error{ErrorKind::Storage,
                                 OperationExport::tr("%1 could not be written: %2. Choose another folder.")
                                     .arg(QDir::toNativeSeparators(path), file.errorString())});
}

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

/// A tag may hold what a file's name must not.
QString fileName(const QString &tag)
{
    QString name;
    for (const QChar c : tag)
        name += c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_' ? c : u'-';
    return name;
}

} // namespace

bool isHere(const services::Workspace *workspace, const Operation &operation)
{
    return workspace && workspace->options().repository == operation.repository;
}

OperationExport::OperationExport(services::Activity &activity, QObject *parent)
    : QObject(parent)
    , m_activity(activity)
{
}

OperationExport::~OperationExport() = default;

void OperationExport::setWorkspace(services::Workspace *workspace)
{
    m_gathering.reset();
    m_workspace = workspace;
}

std::optional<Candidate> OperationExport::candidateOf(const Operation &operation) const
{
    if (!isHere(m_workspace, operation))
        return std::nullopt;
    return findCandidate(*m_workspace->snapshot(), operation.plan.tag);
}

QFileDialog *OperationExport::ask(const Operation &operation, QWidget *window)
{
    const bool hasEvidence = candidateOf(operation).has_value();
    auto *dialog = new QFileDialog(window, hasEvidence ? tr("Export the evidence") : tr("Export the operation"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    QStringList filters{tr("JSON, for programs (*.json)")};
    if (hasEvidence)
        filters.append(tr("Markdown, for people (*.md)"));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(hasEvidence ? tr("evidence-%1").arg(fileName(operation.plan.tag)) + u".json"_s
                                   : tr("operation-%1").arg(operation.id) + u".json"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("*.md"_L1) ? u"md"_s : u"json"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, operation](const QString &path) { write(operation, path); });
    return dialog;
}

void OperationExport::write(const Operation &operation, const QString &path)
{
    m_gathering.reset();
    if (candidateOf(operation))
        gather(operation, path);
    else if (isMarkdown(path))
        Q_EMIT written(path,
                       std::unexpected(Error{ErrorKind::BadInput,
                                             tr("Its candidate is not known here, so there is only JSON to write: "
                                                "choose a name that ends in .json.")}));
    else
        Q_EMIT written(path, save(path, jsonText(services::operationJson(operation))));
}

/// The evidence needs what only the details of the candidate ask for.
void OperationExport::gather(const Operation &operation, const QString &path)
{
    services::DetailsService &details = m_workspace->details();
    const QString shown = details.changes().tag;
    m_gathering = std::make_unique<QObject>();
    const auto look = [this, operation, path, shown, mine = m_gathering.get()] {
        const bool isOver = m_gathering.get() != mine; // it was called twice, or another export began
        if (isOver || m_workspace->details().isLoading())
            return;
        m_gathering.release()->deleteLater(); // this very function is one of its connections
        writeEvidence(operation, path);
        if (!shown.isEmpty())
            m_workspace->details().load(shown); // the page Candidates shows it
    };
    details.load(operation.plan.tag);
    connect(&details, &services::DetailsService::loadingChanged, m_gathering.get(), look);
    QMetaObject::invokeMethod(m_gathering.get(), look, Qt::QueuedConnection); // all may be there already
}

void OperationExport::writeEvidence(const Operation &operation, const QString &path)
{
    const auto candidate = candidateOf(operation);
    if (!candidate) {
        Q_EMIT written(path, save(path, jsonText(services::operationJson(operation))));
        return;
    }
    services::Evidence evidence{m_workspace->snapshot(), *candidate, {}, {}, Ticker::shared().now()};
    const services::Changes &changes = m_workspace->details().changes();
    evidence.changes = changes.tag == candidate->tag.name ? changes : services::Changes{candidate->tag.name};
    evidence.operations = services::operationsAbout(m_activity.operations(), operation.repository, *candidate);
    const QByteArray bytes =
        isMarkdown(path) ? services::evidenceMarkdown(evidence).toUtf8() : jsonText(services::evidenceJson(evidence));
    Q_EMIT written(path, save(path, bytes));
}

} // namespace slipway::ui
