// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planning.h"
#include "services/workspace.h"
#include "ui/widgets/tint.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace slipway::ui {

class PlanPanel;
class ToneButton;

/// A change on GitHub in three acts: what will be done is shown, it is done step by step, and what came of it is said.
/// Closing it while it runs lets it go on in the background.
class OperationDialog : public QDialog {
    Q_OBJECT

public:
    OperationDialog(services::Workspace &workspace, Action action, QWidget *parent);

Q_SIGNALS:
    void operationStarted();

protected:
    using Planned = std::expected<Plan, Allowance>;

    void showEvent(QShowEvent *event) override;

    /// The plan for what is chosen now, from the newest snapshot.
    virtual Planned makePlan() const = 0;
    /// Whether deployments are followed to their end.
    virtual bool watches() const { return false; }
    /// How far the plan has come already, where it was begun before.
    virtual QList<StepProgress> progressSoFar() const { return {}; }
    /// Sets it going; false: another operation is under way.
    virtual bool begin(services::OperationService &operations);
    /// What to say when it is done.
    virtual QString doneText() const = 0;
    /// What it must wait for before it can begin, as a sentence; empty: nothing.
    virtual QString waitsFor() const { return {}; }
    /// Why there is no plan; the rule's own sentence unless a dialog knows better.
    virtual QString refusalText(const Allowance &allowance) const;

    void setWords(const QString &title, const QString &sentence);
    /// `isDefault`: Enter does it.
    void setPrimary(const QString &text, const QString &drawing, bool isDefault);
    /// Between the sentence and the steps, until it runs: then it has been said and chosen.
    QVBoxLayout &body() { return *m_body; }
    /// Adds to the body what takes the room of a larger dialog.
    void addGrowing(QWidget *widget);
    /// Plans again: something that was chosen has changed.
    void updatePlan();
    /// The plan that is shown; without steps when there is none.
    const Plan &plan() const { return m_plan; }
    /// Another plan is shown.
    virtual void planChanged() { }
    /// The conditions that a candidate does not meet, as lines of rich text; empty: none.
    static QString unmetItems(const Snapshot &snapshot, const Candidate &candidate);
    /// Takes the room for what came into the body since.
    void relayout();
    bool isPreview() const { return m_act == Act::Preview; }
    services::Workspace &workspace() const { return m_workspace; }
    Snapshot snapshot() const { return *m_workspace.snapshot(); }
    /// The candidate as the newest snapshot has it; nullopt when its tag is gone or leads elsewhere now.
    std::optional<Candidate> fresh(const Candidate &candidate) const;

private:
    enum class Act { Preview, Reading, Running, Ended };

    void run();
    void runAgain();
    void showAnew();
    void followProgress();
    void showOutcome();
    void enter(Act act);
    void fitHeight();

    services::Workspace &m_workspace;
    Action m_action;
    Plan m_plan;
    QLabel *m_title;
    QLabel *m_sentence;
    QWidget *m_inputs;
    QVBoxLayout *m_body;
    PlanPanel *m_panel;
    QLabel *m_hint;
    QPushButton *m_cancel;
    QPushButton *m_stop;
    QPushButton *m_background;
    QPushButton *m_again;
    ToneButton *m_primary;
    Act m_act = Act::Preview;
    bool m_primaryIsDefault = false;
    int m_leastHeight = 0; ///< pixels, while something in the body grows with the dialog
};

} // namespace slipway::ui
