// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

namespace slipway::ui {

class Callout;
class ReasonField;

/// Promote a candidate: the plan first, then each step as it is done, to production.
class PromoteDialog final : public OperationDialog {
    Q_OBJECT

public:
    /// `overrides`: a rule says no, and a person goes on with a reason.
    PromoteDialog(services::Workspace &workspace, const Candidate &candidate, bool overrides, QWidget *parent);

protected:
    Planned makePlan() const override;
    bool watches() const override { return true; }
    void planChanged() override;
    QString doneText() const override;
    QString waitsFor() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    void askPreflight();
    void askNotes();
    void showPreflight();
    QString productionText() const;
    Known<int> commitsSince(const ObjectId &running) const;

    Candidate m_candidate;
    Callout *m_production;
    Callout *m_warnings;
    Plan m_asked; ///< that the preflight was asked about, while there is no plan yet
    std::optional<PreflightFacts> m_preflight; ///< nullopt: not answered yet
    bool m_waitsForNotes = false; ///< or the release would go on naming the candidate
    std::optional<QString> m_notes; ///< the notes as they are for the final version, when they change
    ReasonField *m_reason = nullptr; ///< with an override only
};

} // namespace slipway::ui
