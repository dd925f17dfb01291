// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/planmodel.h"
#include "ui/widgets/tint.h"

#include <QWidget>

class QProgressBar;

namespace slipway::ui {

class Callout;
class RowTable;

/// The steps of a plan as old → new; while it runs how far each is, and in the end what came of it.
class PlanPanel final : public QWidget {
    Q_OBJECT

public:
    explicit PlanPanel(QWidget *parent = nullptr);

    void setPlan(const Plan &plan, const QList<StepProgress> &progress = {});
    /// Shows how much of the plan is done.
    void showProgress(bool shown);
    /// A sentence below the steps; empty: none. `bold` stands before it.
    void setMessage(const QString &bold, const QString &sentence, Tone tone);
    QString message() const { return m_sentence; }

Q_SIGNALS:
    /// The steps need more or less room than before.
    void heightChanged();

private:
    PlanModel m_model;
    RowTable *m_table;
    QProgressBar *m_bar;
    Callout *m_message;
    QString m_sentence;
};

} // namespace slipway::ui
