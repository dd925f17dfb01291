// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/detailsservice.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace slipway::ui {

class CandidateActions;
class CandidateDecisions;
class CandidateDetailsAssets;
class CandidateDetailsChanges;
class CandidateDetailsChecks;
class CandidateDetailsHeader;
class CandidateDetailsHistory;
class CandidateDetailsReadiness;
class MessagePane;
class UnderlineTabs;

/// The right half of the candidates page: everything about the chosen candidate, and what can be done with it.
class CandidateDetails final : public Panel {
    Q_OBJECT

public:
    explicit CandidateDetails(CandidateActions &actions, QWidget *parent = nullptr);

    void showNothing();
    void setCandidate(const Snapshot &snapshot, const Candidate &candidate, const services::Changes &changes,
                      bool loading);

private:
    enum Tab { ReadinessTab, ChangesTab, ChecksTab, AssetsTab, HistoryTab };

    UnderlineTabs *m_tabs;
    QStackedWidget *m_whole;
    CandidateDetailsHeader *m_header;
    CandidateDetailsReadiness *m_readiness;
    CandidateDetailsChanges *m_changes;
    CandidateDetailsChecks *m_checks;
    CandidateDetailsAssets *m_assets;
    CandidateDetailsHistory *m_history;
    CandidateDecisions *m_decisions;
    MessagePane *m_nothing;
};

} // namespace slipway::ui
