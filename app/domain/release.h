// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QList>
#include <QString>

namespace slipway {

struct Asset {
    enum class State { Uploaded, Incomplete };

    qint64 id = 0;
    QString name;
    qint64 size = 0; ///< bytes
    QString digest{}; ///< "sha256:…" or empty
    State state = State::Uploaded;
    QString downloadUrl{};
    int downloads = 0;
    QDateTime updatedAt{}; ///< UTC; when it was uploaded, or last replaced
    QString contentType{}; ///< empty where it is not known

    friend bool operator==(const Asset &, const Asset &) = default;
};

/// A GitHub release.
struct Release {
    qint64 id = 0;
    QString tagName;
    QString name{};
    QString body{};
    bool draft = false;
    bool prerelease = false;
    bool immutable = false;
    QString author{};
    QDateTime createdAt{};
    QDateTime publishedAt{};
    QDateTime updatedAt{};
    QString url{}; ///< for people (html_url)
    QList<Asset> assets{};

    friend bool operator==(const Release &, const Release &) = default;
};

} // namespace slipway
