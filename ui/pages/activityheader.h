// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QWidget>

class QLabel;

namespace slipway::ui {

class ActivityActions;
class ElidedLabel;
class Pill;
class RelativeTime;

/// Which operation the details are of: what, how it stands, where, by whom and when.
class ActivityHeader final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityHeader(ActivityActions &actions, QWidget *parent = nullptr);

    void setOperation(const Operation &operation);

private:
    QLabel *m_title;
    Pill *m_state;
    ElidedLabel *m_repository;
    RelativeTime *m_started;
    RelativeTime *m_ended;
};

} // namespace slipway::ui
