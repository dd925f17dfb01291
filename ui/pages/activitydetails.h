// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "models/planmodel.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tint.h"

class QLabel;
class QStackedWidget;

namespace slipway::ui {

class ActivityActions;
class ActivityHeader;
class Callout;
class MessagePane;
class RowTable;
class ToneButton;

/// Everything about the chosen operation, and what can be done with it.
class ActivityDetails final : public Panel {
    Q_OBJECT

public:
    explicit ActivityDetails(ActivityActions &actions, QWidget *parent = nullptr);

    void showNothing();
    void setOperation(const Operation &operation);
    /// A sentence below the buttons, until another operation is chosen.
    void tell(const QString &sentence, Tone tone);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void updateReasons();
    QWidget *makeDetails();

    ActivityActions &m_actions;
    PlanModel m_steps;
    QStackedWidget *m_whole;
    MessagePane *m_nothing;
    ActivityHeader *m_header;
    Callout *m_summary;
    RowTable *m_table;
    ToneButton *m_resume;
    QLabel *m_reasons;
    Callout *m_told;
    qint64 m_id = 0;
};

} // namespace slipway::ui
