// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace slipway::ui {

class CandidateActions;
class ToneButton;

/// The bar below the details: qualify, reject, promote, and why one of them is off.
class CandidateDecisions final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDecisions(CandidateActions &actions, QWidget *parent = nullptr);

private:
    void follow(QPushButton *button, QAction *action);
    void updateWords();

    CandidateActions &m_actions;
    ToneButton *m_qualify;
    ToneButton *m_reject;
    ToneButton *m_promote;
    QPushButton *m_override;
    QLabel *m_reasons;
};

} // namespace slipway::ui
