// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signaturecheck.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>

namespace slipway::services {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto timeLimit = 20s; // for all of it
constexpr qint64 largestText = 1024LL * 1024; // bytes

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::SignatureCheck)
};

SignatureFacts failed(const QString &reason)
{
    return {SignatureFacts::State::Failed, {}, reason};
}

} // namespace

QString SignatureCheck::program()
{
    return QStandardPaths::findExecutable(u"gpg"_s);
}

// The name is short: GnuPG makes sockets in its home, whose names hold about a hundred characters.
SignatureCheck::SignatureCheck(QByteArray message, QMap<QString, QByteArray> keys, QStringList signers, QObject *parent)
    : QObject(parent)
    , m_message(std::move(message))
    , m_keys(std::move(keys))
    , m_signers(std::move(signers))
    , m_home(QDir::tempPath() + u"/slipway-XXXXXX"_s)
{
    m_limit.setSingleShot(true);
    m_limit.callOnTimeout(this, [this] {
        end(failed(Words::tr("GnuPG took longer than %1 seconds and was ended.").arg(timeLimit.count())));
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(failed(Words::tr("GnuPG could not be started: %1").arg(m_process.errorString())));
    });
}

SignatureCheck::~SignatureCheck()
{
    m_process.disconnect(this);
    m_process.kill();
}

void SignatureCheck::start(Done done)
{
    m_done = std::move(done);
    m_limit.start(timeLimit);
    QMetaObject::invokeMethod(this, &SignatureCheck::importKeys, Qt::QueuedConnection);
}

bool SignatureCheck::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_home.filePath(name));
    const auto permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, permissions) && file.write(bytes) == bytes.size();
}

void SignatureCheck::importKeys()
{
    if (program().isEmpty()) {
        end({SignatureFacts::State::NoTool});
        return;
    }
    bool isWritten = m_home.isValid() && write(u"message"_s, m_message);
    QStringList files;
    for (auto it = m_keys.cbegin(); it != m_keys.cend(); ++it) {
        files.append(m_home.filePath(u"key%1"_s.arg(files.size())));
        isWritten = isWritten && write(u"key%1"_s.arg(files.size() - 1), it.value());
    }
    if (!isWritten) {
        end(failed(Words::tr("The list could not be written to a temporary folder for GnuPG; is the disk full?")));
        return;
    }
    m_missing = m_signers;
    if (files.isEmpty())
        verify();
    else
        run(QStringList{u"--import"_s, u"--"_s} + files, &SignatureCheck::imported);
}

void SignatureCheck::run(const QStringList &arguments, void (SignatureCheck::*next)())
{
    const QStringList common{u"--homedir"_s,
                             m_home.path(),
                             u"--no-options"_s,
                             u"--batch"_s,
                             u"--no-tty"_s,
                             u"--quiet"_s,
                             u"--no-autostart"_s,
                             u"--disable-dirmngr"_s,
                             u"--no-auto-key-locate"_s,
                             u"--no-auto-key-retrieve"_s,
                             u"--no-auto-check-trustdb"_s,
                             u"--trust-model"_s,
                             u"always"_s, // whose signature counts is decided by the fingerprint alone
                             u"--weak-digest"_s,
                             u"SHA1"_s,
                             u"--status-fd"_s,
                             u"1"_s};
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"GNUPGHOME"_s, m_home.path());
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_home.path());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(
        &m_process, &QProcess::finished, this,
        [this, next](int, QProcess::ExitStatus status) {
            if (status == QProcess::NormalExit)
                (this->*next)();
            else
                end(failed(Words::tr("GnuPG crashed.")));
        },
        Qt::SingleShotConnection);
    m_process.start(program(), common + arguments);
}

void SignatureCheck::imported()
{
    const QList<QByteArray> lines = m_process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' '); // [GNUPG:] IMPORT_OK REASON FINGERPRINT
        if (words.value(1) == "IMPORT_OK")
            m_missing.removeAll(QString::fromLatin1(words.value(3)));
    }
    // The process that has just finished is still on the stack.
    QMetaObject::invokeMethod(this, &SignatureCheck::verify, Qt::QueuedConnection);
}

void SignatureCheck::verify()
{
    run({u"--max-output"_s, QString::number(largestText), u"--output"_s, m_home.filePath(u"text"_s), u"--decrypt"_s,
         u"--"_s, m_home.filePath(u"message"_s)},
        &SignatureCheck::verified);
}

void SignatureCheck::verified()
{
    SignatureFacts facts = judgeSignature(m_process.readAllStandardOutput(), m_signers, m_missing);
    if (facts.state == SignatureFacts::State::Failed)
        facts.reason = Words::tr("What GnuPG answered could not be understood.");
    if (facts.state != SignatureFacts::State::Good) {
        end(facts);
        return;
    }
    QFile text(m_home.filePath(u"text"_s));
    if (text.open(QIODevice::ReadOnly))
        end(facts, text.read(largestText + 1));
    else
        end(failed(Words::tr("The text that GnuPG verified could not be read; is the disk full?")));
}

void SignatureCheck::end(const SignatureFacts &signature, const QByteArray &text)
{
    m_limit.stop();
    if (const Done done = std::exchange(m_done, {}))
        done({signature, text});
}

} // namespace slipway::services
