// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"

#include <QObject>

#include <memory>

class QFileDialog;

namespace slipway::ui {

/// Whether an operation is one on the repository that is open.
bool isHere(const services::Workspace *workspace, const Operation &operation);

/// Writes an operation to a file: the evidence of its candidate where that is known, else what the journal has of it.
class OperationExport final : public QObject {
    Q_OBJECT

public:
    explicit OperationExport(services::Activity &activity, QObject *parent = nullptr);
    ~OperationExport() override;

    /// Another one ends what is being gathered, without a file.
    void setWorkspace(services::Workspace *workspace);
    /// A dialog that asks for the file and then writes it; to be opened by the caller.
    QFileDialog *ask(const Operation &operation, QWidget *window);
    /// As Markdown for .md and .markdown, else as JSON. Ends at written().
    void write(const Operation &operation, const QString &path);

Q_SIGNALS:
    void written(const QString &path, const slipway::Result<void> &result);

private:
    std::optional<Candidate> candidateOf(const Operation &operation) const;
    void gather(const Operation &operation, const QString &path);
    void writeEvidence(const Operation &operation, const QString &path);

    services::Activity &m_activity;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_gathering; ///< context of what waits for the details
};

} // namespace slipway::ui
