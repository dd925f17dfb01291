// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// GET …/tags: names with peeled commits.
Result<ApiRequest> tags(const RepositoryName &name);
/// One page. Tags that lead to no commit are left out.
Result<QList<Tag>> parseTags(const QByteArray &body);

/// GET …/git/matching-refs/tags/: every tag in one answer; GitHub pages it for nobody (github/docs, issue 3863).
Result<ApiRequest> tagReferences(const RepositoryName &name);
/// Those that lead to trees or blobs directly are left out.
Result<QList<TagReference>> parseTagReferences(const QByteArray &body);

/// What a reference or a tag object points to.
struct Pointer {
    enum class Type { Commit, TagObject, Other };

    QString ref; ///< references only: refs/tags/…
    ObjectId self{}; ///< tag objects only: their own name
    ObjectId target;
    Type type = Type::Other;
    QString tagger{}; ///< name, of a tag object
    QDateTime taggedAt{}; ///< tag objects only
};

/// GET …/git/ref/tags/{tag}
Result<ApiRequest> tagReference(const RepositoryName &name, const QString &tag);
/// GET …/git/tags/{sha}
Result<ApiRequest> tagObject(const RepositoryName &name, const ObjectId &object);
/// GET …/git/ref/heads/{branch}
Result<ApiRequest> branchReference(const RepositoryName &name, const QString &branch);
/// Any of the three. Needs object.sha.
Result<Pointer> parsePointer(const QByteArray &body);

/// POST …/git/tags: makes the object, which alone is no tag yet. Answered by a tag object.
Result<ApiRequest> createTagObject(const RepositoryName &name, const QString &tag, const ObjectId &commit,
                                   const QString &message);
/// POST …/git/refs
Result<ApiRequest> createTagReference(const RepositoryName &name, const QString &tag, const ObjectId &object);

/// POST …/git/refs, of a branch at a commit.
Result<ApiRequest> createBranchReference(const RepositoryName &name, const QString &branch, const ObjectId &commit);

/// DELETE …/git/refs/tags/{tag}; answered without a body.
Result<ApiRequest> deleteTagReference(const RepositoryName &name, const QString &tag);

} // namespace slipway::github::endpoints
