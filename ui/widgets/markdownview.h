// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace slipway::ui {

class SafeBrowser;

/// Rendered Markdown to read. Takes HTML as a renderer makes it that lets no HTML through; all the same nothing is
/// loaded, and only a click on the address of a web page opens something.
class MarkdownView final : public QWidget {
    Q_OBJECT

public:
    /// `objectName` for tests and assistive tools, `name` for screen readers.
    MarkdownView(const QString &objectName, const QString &name, QWidget *parent = nullptr);

    /// Does not flicker, stays where it was, and does nothing when it is shown already.
    void setContent(const QString &html);
    /// A sentence above in quieter letters; empty: none.
    void setNotice(const QString &sentence);
    SafeBrowser &browser() { return *m_browser; }

Q_SIGNALS:
    /// The address below the pointer or with the focus, for the status line; empty: none.
    void linkShown(const QString &text);

private:
    QLabel *m_notice;
    SafeBrowser *m_browser;
};

} // namespace slipway::ui
