// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/replacement.h"

#include <QWidget>

namespace slipway::ui {

class CommitSection;

/// Which commits go away from an environment and which come in, when it runs another version. Reads them itself; what
/// cannot be read is said to be unknown.
class ReplacementView final : public QWidget {
    Q_OBJECT

public:
    explicit ReplacementView(services::Workspace &workspace, QWidget *parent = nullptr);

    /// Nothing is read again while both ends stay.
    void setEnds(const BaseRef &from, const BaseRef &to);

private:
    void take(const Result<services::Replacement> &changes);

    services::Workspace &m_workspace;
    CommitSection *m_going;
    CommitSection *m_coming;
    BaseRef m_from;
    BaseRef m_to;
    quint64 m_generation = 0;
};

} // namespace slipway::ui
