// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::github {
class GitHubModel;
}

/// Every call of the GitHub model, against the sandbox's demonstration. What comes back is compared with GitHub's
/// description by whoever listens in between; here it must be an answer that the model understands.
namespace slipway::test {

void readEverything(github::GitHubModel &github);
/// A tag, its release with an asset, statuses, and all of it deleted again.
void changeReleases(github::GitHubModel &github);
/// A branch with a file on it, a pull request for it, and the notes that GitHub would write.
void prepareNotes(github::GitHubModel &github);
/// A workflow that is started, a deployment that is asked for and one that is reviewed.
void deploy(github::GitHubModel &github);

} // namespace slipway::test
