// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/repositoryname.h"
#include "values.h"

namespace slipway::github {

/// Reads where a tag leads to, through nested tag objects, and finishes the call. No such tag is a null TagTarget.
void readTag(CallFor<TagTarget> &call, const RepositoryName &repository, const QString &name);

/// The same for a tag object.
void readTagObject(CallFor<TagTarget> &call, const RepositoryName &repository, const ObjectId &object);

/// Makes an annotated tag on a commit: the object, then the reference. Finishes the call.
void writeTag(CallFor<TagTarget> &call, const RepositoryName &repository, const QString &name, const ObjectId &commit,
              const QString &message);

} // namespace slipway::github
