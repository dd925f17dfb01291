// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

namespace slipway::sandbox::seed {

QString script()
{
    return QStringLiteral(R"script(
@ 51.0
first 0.0.9
direct octocat docs: explain what the network certifies
squash hubot feat(common): add the certificate chain
squash octocat feat(signer): register with the aggregator
merge monalisa signer-retries fix(signer): retry the registration with back-off
merge hubot aggregator-store feat(aggregator): keep certificates in a database | test(aggregator): migrate an old database
@ 49.6
squash octocat feat(client): verify a certificate chain
merge hubot relay feat(relay): pass messages between signers
squash monalisa docs: describe how to run a signer
mark base-0.0
bump 0.0.10
@ 49.0
squash octocat fix(aggregator): close epochs in order
mark 0.0.10-prerelease1
on maintenance/0.0 base-0.0
@ 47.6
squash hubot fix(signer): keep the key file private on disk
squash octocat fix(common): reject certificates from the future
@ 46.0
merge hubot backport-epochs fix(aggregator): close epochs in order
mark 0.0.9-prerelease1
on main
@ 48.6
merge octocat multi-signature feat(common): aggregate signatures | test(common): vectors for aggregated signatures
squash hubot feat(aggregator): open messages expire
merge monalisa client-progress feat(client): show progress while downloading
squash octocat refactor(aggregator): split the state machine
bump 0.1.0
@ 47.0
merge hubot signer-metrics feat(signer): publish metrics
mark 0.1.0-prerelease1
squash octocat fix(relay): drop duplicate messages
merge monalisa cli-json feat(cli): print JSON on request
squash hubot fix(aggregator): survive a lost database connection
@ 45.0
merge octocat restart fix(aggregator): keep the certificate chain over a restart
mark 0.1.0-prerelease2
squash hubot test(aggregator): restart in the middle of an epoch
merge octocat chain-recovery fix(common): rebuild the chain from the last good certificate | test(common): recover a broken chain
squash monalisa docs: troubleshoot a signer that does not sign
merge hubot client-resume feat(client): resume interrupted downloads
squash octocat chore(deps): update the TLS library
@ 41.0
merge octocat genesis fix(aggregator): check the genesis key first
mark 0.1.0-prerelease3
@ 39.5
bump 0.1.1
squash hubot feat(aggregator): serve snapshots from a mirror
merge monalisa signer-logs feat(signer): structured log lines
squash octocat feat(client): choose the mirror by latency
merge hubot relay-limits fix(relay): limit the size of messages | test(relay): refuse oversized messages
squash octocat perf(common): verify signatures in parallel
merge monalisa docs-operators docs: a handbook for operators
squash hubot chore(deps): update the async runtime
merge octocat epoch-settings feat(aggregator): read protocol parameters for each epoch
squash hubot fix(cli): exit with an error when verification fails
merge hubot compression feat(aggregator): compress snapshots | perf(aggregator): compress with all cores
squash monalisa fix(client): tell a full disk from a broken archive
merge octocat certificates-page feat(cli): list certificates
squash hubot ci: run the end-to-end tests every night
merge hubot signer-upgrade fix(signer): accept the previous protocol version
squash octocat feat(common): describe errors with their cause
merge monalisa windows fix(client): paths with spaces on Windows
squash octocat refactor(signer): one task for each protocol message
merge hubot stake feat(aggregator): follow the stake distribution
squash hubot fix(relay): reconnect after the network came back
merge octocat archives fix(client): unpack archives safely | test(client): refuse paths that leave the folder
squash monalisa docs: how releases are made
merge hubot era feat(common): read the current era from the chain
squash octocat chore(deps): drop an unused dependency
@ 20.0
squash octocat chore: bump crate versions
mark 0.1.1-prerelease1
@ 19.2
bump 0.1.2
merge hubot block-ranges feat(common): block ranges as a tree | test(common): proofs of block ranges
squash octocat feat(aggregator)!: store block ranges
merge monalisa cli-colours feat(cli): colours only on a terminal
merge octocat transactions feat(client): prove a transaction
squash hubot perf(aggregator): prune old block ranges
merge hubot relay-network@0.1.0-prerelease3 fix(relay): reconnect after the network came back
merge monalisa docs-client docs: verify a transaction step by step
revert octocat perf(aggregator): prune old block ranges
merge octocat key-rotation feat(signer): rotate keys at the epoch change
@ 7.0
merge octocat epoch-gap fix(aggregator): do not skip an epoch after a long pause
mark 0.1.2-prerelease1
squash hubot test(signer): rotate keys in the end-to-end tests
merge mona error-texts fix(client): say which mirror failed
merge hubot proof-cache perf(client): cache proofs | test(client): drop stale proofs
squash octocat chore(deps): update the cryptography libraries
merge hubot slow-start fix(signer): wait for the node to be in sync
@ 4.2
merge octocat epoch-change fix(signer): key rotation on epoch change
squash octocat fix: key rotation on epoch change
mark 0.1.2-prerelease2
@ 3.6
bump 0.1.3
merge monalisa cli-completion feat(cli): completion for common shells
squash hubot feat(relay): measure the delay between signers
merge octocat range-queries feat(aggregator): query block ranges
squash octocat refactor(common): one type for block numbers
merge hubot signer-dry-run feat(signer): try a configuration without signing
squash monalisa docs: explain block ranges
merge octocat range-client feat(client): ask for block ranges
squash hubot perf(aggregator): certify in the background
@ 0.06
squash octocat feat: certify block ranges
mark 0.1.3-prerelease1
)script");
}

} // namespace slipway::sandbox::seed
