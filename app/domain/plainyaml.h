// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace slipway::plainyaml {

/// A value of a plain YAML file. Scalars are text, whatever they look like.
struct Node {
    enum class Kind { Unknown, Null, Scalar, Sequence, Mapping };

    Kind kind = Kind::Null;
    QString text{}; ///< of a scalar
    QStringList keys{}; ///< of a mapping, one for each child
    QList<Node> children{};

    /// The value of a key; nullptr when this is no mapping, or has none of this name.
    const Node *find(const QString &key) const;
};

/// The value of a top-level key of a YAML 1.2 file, where it is written plainly: block and flow mappings and sequences,
/// plain and quoted scalars of one line, comments. What a key below it holds in another way (anchors, aliases, tags,
/// block scalars, escapes) is Kind::Unknown. nullopt: the file has the key not exactly once, or its structure is
/// written in such a way itself (merge keys, tabs, several documents).
std::optional<Node> topLevel(const QByteArray &yaml, const QString &key);

} // namespace slipway::plainyaml
