// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace slipway::ui {

/// A line to search or filter with: a magnifying glass before the text, a button to clear it behind.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    /// `objectName` for tests and assistive tools, `name` for screen readers, `hint` is shown while it is empty.
    SearchField(const QString &objectName, const QString &name, const QString &hint, QWidget *parent = nullptr);

protected:
    /// Escape empties it first; an empty one leaves the key to what is around it.
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace slipway::ui
