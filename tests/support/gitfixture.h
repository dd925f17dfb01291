// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objectid.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>
#include <QTemporaryDir>

namespace slipway::test {

struct GitAnswer {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Runs the real git in `folder`, without any configuration of the user, and waits for its end.
GitAnswer runGit(const QString &folder, const QStringList &arguments, const QByteArray &input = {},
                 const QMap<QString, QString> &environment = {});

/// A real git repository in a temporary folder, made with the real git. A failing git command fails the test.
class GitFixture final {
public:
    /// `options`: more of `git init`, e.g. --bare.
    explicit GitFixture(const QStringList &options = {});

    /// The repository's folder.
    QString path() const { return m_path; }
    /// A path beside the repository, removed with it.
    QString beside(const QString &name) const;

    /// Runs git in the repository; its output without the last line end.
    QString git(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Writes the files, commits them all and returns the commit. Each commit is a minute later than the one before.
    ObjectId commit(const QString &message, const QMap<QString, QByteArray> &files = {},
                    const QStringList &options = {});
    ObjectId revParse(const QString &revision) const;
    /// `git clone OPTIONS file://… beside(name)`; returns the clone's path.
    QString cloneTo(const QString &name, const QStringList &options = {}) const;

    /// Imports `count` commits in a random shape: branches, merges (criss-cross and of three parents), several
    /// roots, committer dates out of order. Every commit gets the tag t<number>; returns their ids.
    QList<ObjectId> importRandomHistory(int count, quint32 seed);

private:
    QTemporaryDir m_folder;
    QString m_path;
    QDateTime m_clock;
};

} // namespace slipway::test
