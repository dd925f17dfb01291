// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/signature.h"

#include <QMap>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

namespace slipway::services {

/// What GnuPG said of a clear-signed list.
struct CheckedText {
    SignatureFacts signature{};
    QByteArray text{}; ///< that the signature covers; empty where it is not good
};

/// Asks GnuPG about one clear-signed text: with a home of its own that is gone afterwards, the given keys alone, no
/// agent, no network and nothing of the user's (keyring, trust, options, environment). Destroying it ends it.
class SignatureCheck final : public QObject {
public:
    using Done = std::function<void(const CheckedText &checked)>;

    /// The program; empty: GnuPG is not installed.
    static QString program();

    /// `keys`: the signers' public keys by fingerprint, armoured or not, as far as they are there.
    SignatureCheck(QByteArray message, QMap<QString, QByteArray> keys, QStringList signers, QObject *parent = nullptr);
    ~SignatureCheck() override;

    /// Calls `done` once, never from within.
    void start(Done done);

private:
    void importKeys();
    void verify();
    void run(const QStringList &arguments, void (SignatureCheck::*next)());
    void imported();
    void verified();
    void end(const SignatureFacts &signature, const QByteArray &text = {});
    bool write(const QString &name, const QByteArray &bytes) const;

    QByteArray m_message;
    QMap<QString, QByteArray> m_keys;
    QStringList m_signers;
    QStringList m_missing; ///< signers whose key GnuPG did not get
    Done m_done;
    QTemporaryDir m_home;
    QProcess m_process;
    QTimer m_limit;
};

} // namespace slipway::services
