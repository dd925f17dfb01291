// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace slipway::ui {

/// Shows HTML of a stranger: loads nothing, follows nothing by itself, and draws no picture: a picture's words stand in
/// its place.
class SafeBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    explicit SafeBrowser(QWidget *parent = nullptr);

    /// Another text in place of this one: what stood at the top of the view stands there again, or what is there now.
    void setContent(const QString &html);

    /// Nothing, whatever the address: not of this machine, not of another, not of the program itself.
    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /// The link below the pointer or with the focus, as one line that hides nothing; empty: there is none.
    void linkShown(const QString &text);

protected:
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;

private:
    struct Place {
        int block = 0;
        QString text{};
        int above = 0; ///< pixels of the block that are scrolled out of view
    };

    void follow(const QUrl &address);
    void tell(const QUrl &address);
    Place place() const;
    void restore(const Place &place);
    void wordPictures();

    QString m_html;
    QString m_style;
};

} // namespace slipway::ui
