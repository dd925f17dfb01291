// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/signaturecheck.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace slipway;
using namespace slipway::services;
using namespace Qt::StringLiterals;

using State = SignatureFacts::State;

/// The real GnuPG, with keys that are made here.
class SignatureCheckTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aSignersSignatureIsGood();
    void theTextIsWhatTheSignatureCovers();
    void aChangedListIsBad();
    void somebodyElsesIsForeign();
    void aMissingKeyIsNotKnown();
    void aKeyUnderAnotherNameCountsForNothing();
    void anExpiredKeyIsNotGood();
    void aRevokedKeyIsNotGood();
    void whatIsNotSigned_data();
    void whatIsNotSigned();
    void twoMessagesAreNotGood();
    void aCompressedMessageDoesNotFillTheDisk();
    void withoutGnuPgNothingIsKnown();
    void leavesNothingBehind();

private:
    QByteArray gpg(const QStringList &arguments, const QByteArray &input = {}) const;
    QString makeKey(const QString &person, const QStringList &options = {}, const QString &expiry = u"never"_s) const;
    QByteArray exported(const QString &key) const { return gpg({u"--armor"_s, u"--export"_s, key}); }
    QByteArray signedBy(const QString &key, const QByteArray &text, const QStringList &options = {}) const
    {
        return gpg(options + QStringList{u"--clear-sign"_s, u"--local-user"_s, key}, text);
    }
    CheckedText check(const QByteArray &message, const QMap<QString, QByteArray> &keys,
                      const QStringList &signers) const;
    CheckedText check(const QByteArray &message) const
    {
        return check(message, {{m_signer, exported(m_signer)}}, {m_signer});
    }

    QTemporaryDir m_home{QDir::tempPath() + u"/gpg-XXXXXX"_s};
    QString m_signer;
    QString m_other;
    const QByteArray m_text = QByteArray(64, 'a') + "  x.deb\n- a dash\n";
};

QByteArray SignatureCheckTest::gpg(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setStandardErrorFile(m_home.filePath(u"errors"_s));
    process.start(u"gpg"_s,
                  QStringList{u"--homedir"_s, m_home.path(), u"--batch"_s, u"--yes"_s, u"--quiet"_s, u"--passphrase"_s,
                              QString(), u"--pinentry-mode"_s, u"loopback"_s}
                      + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        QFile errors(m_home.filePath(u"errors"_s));
        if (errors.open(QIODevice::ReadOnly))
            qWarning("gpg %s: %s", qPrintable(arguments.join(u' ')), errors.readAll().constData());
    }
    return process.readAllStandardOutput();
}

QString SignatureCheckTest::makeKey(const QString &person, const QStringList &options, const QString &expiry) const
{
    gpg(options + QStringList{u"--quick-gen-key"_s, person, u"ed25519"_s, u"sign"_s, expiry});
    const QList<QByteArray> lines = gpg({u"--with-colons"_s, u"--list-keys"_s, person}).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("fpr:"))
            return QString::fromLatin1(line.split(':').value(9));
    }
    return {};
}

CheckedText SignatureCheckTest::check(const QByteArray &message, const QMap<QString, QByteArray> &keys,
                                      const QStringList &signers) const
{
    std::optional<CheckedText> checked;
    SignatureCheck check(message, keys, signers);
    check.start([&](const CheckedText &answer) { checked = answer; });
    if (checked || !QTest::qWaitFor([&] { return checked.has_value(); }, 30000))
        QTest::qFail("no answer, or one at once", __FILE__, __LINE__);
    return checked.value_or(CheckedText());
}

void SignatureCheckTest::initTestCase()
{
    QVERIFY2(!SignatureCheck::program().isEmpty(), "gnupg is in packaging/packages.txt");
    m_signer = makeKey(u"signer@example.com"_s);
    m_other = makeKey(u"other@example.com"_s);
    QCOMPARE(m_signer.size(), 40);
    QCOMPARE(m_other.size(), 40);
}

void SignatureCheckTest::cleanupTestCase()
{
    QProcess::execute(u"gpgconf"_s, {u"--homedir"_s, m_home.path(), u"--kill"_s, u"all"_s});
}

void SignatureCheckTest::aSignersSignatureIsGood()
{
    const CheckedText checked = check(signedBy(m_signer, m_text));
    QCOMPARE(checked.signature, (SignatureFacts{State::Good, m_signer}));
    QCOMPARE(checked.text, m_text); // its dash is no longer escaped
    // Armoured or not; beside keys of others.
    const QByteArray binary = gpg({u"--export"_s, m_signer});
    const CheckedText again =
        check(signedBy(m_signer, m_text), {{m_signer, binary}, {m_other, exported(m_other)}}, {m_other, m_signer});
    QCOMPARE(again.signature.key, m_signer);
}

void SignatureCheckTest::theTextIsWhatTheSignatureCovers()
{
    const QByteArray forged = QByteArray(64, 'b') + "  forged.deb\n";
    const CheckedText checked = check(forged + signedBy(m_signer, m_text) + forged);
    QVERIFY(!checked.text.contains("forged"));
    if (checked.signature.state == State::Good)
        QCOMPARE(checked.text, m_text);
}

void SignatureCheckTest::aChangedListIsBad()
{
    const QByteArray message = signedBy(m_signer, m_text).replace("x.deb", "y.deb");
    const CheckedText checked = check(message);
    QCOMPARE(checked.signature.state, State::Bad);
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::somebodyElsesIsForeign()
{
    const QByteArray message = signedBy(m_other, m_text);
    QCOMPARE(check(message).signature, (SignatureFacts{State::ForeignKey, m_other}));
    // … also when their key is there: the fingerprint decides.
    const QByteArray both = exported(m_signer) + exported(m_other);
    const CheckedText checked = check(message, {{m_signer, both}}, {m_signer});
    QCOMPARE(checked.signature, (SignatureFacts{State::ForeignKey, m_other}));
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::aMissingKeyIsNotKnown()
{
    QCOMPARE(check(signedBy(m_signer, m_text), {}, {m_signer}).signature, (SignatureFacts{State::NoKey, m_signer}));
    QCOMPARE(check(signedBy(m_other, m_text), {{m_signer, exported(m_signer)}}, {m_signer, m_other}).signature,
             (SignatureFacts{State::NoKey, m_other}));
}

void SignatureCheckTest::aKeyUnderAnotherNameCountsForNothing()
{
    const CheckedText checked = check(signedBy(m_other, m_text), {{m_signer, exported(m_other)}}, {m_signer});
    QCOMPARE(checked.signature, (SignatureFacts{State::NoKey, m_signer}));
    QCOMPARE(check(signedBy(m_signer, m_text), {{m_signer, "no key"}}, {m_signer}).signature.state, State::NoKey);
}

void SignatureCheckTest::anExpiredKeyIsNotGood()
{
    const QStringList then{u"--faked-system-time"_s, u"20200101T000000"_s};
    const QString key = makeKey(u"late@example.com"_s, then, u"1d"_s);
    const QByteArray message = signedBy(key, m_text, then);
    QVERIFY(message.contains("BEGIN PGP SIGNATURE"));
    const CheckedText checked = check(message, {{key, exported(key)}}, {key});
    QCOMPARE(checked.signature, (SignatureFacts{State::ExpiredKey, key}));
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::aRevokedKeyIsNotGood()
{
    const QString key = makeKey(u"gone@example.com"_s);
    const QByteArray message = signedBy(key, m_text);
    QFile certificate(m_home.filePath(u"openpgp-revocs.d/%1.rev"_s.arg(key)));
    QVERIFY(certificate.open(QIODevice::ReadOnly));
    gpg({u"--import"_s}, certificate.readAll().replace(":-----BEGIN", "-----BEGIN"));
    const CheckedText checked = check(message, {{key, exported(key)}}, {key});
    QCOMPARE(checked.signature, (SignatureFacts{State::RevokedKey, key}));
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::whatIsNotSigned_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("a plain list") << m_text;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("status lines in a text") << QByteArray("[GNUPG:] NEWSIG\n[GNUPG:] GOODSIG A x\n");
    QTest::newRow("cut off") << signedBy(m_signer, m_text).left(150);
    QTest::newRow("a key") << exported(m_signer);
}

void SignatureCheckTest::whatIsNotSigned()
{
    QFETCH(QByteArray, message);
    const CheckedText checked = check(message);
    QCOMPARE(checked.signature.state, State::NotSigned);
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::twoMessagesAreNotGood()
{
    const CheckedText checked = check(signedBy(m_signer, m_text) + signedBy(m_other, "forged\n"));
    QVERIFY(checked.signature.state != State::Good || checked.text == m_text);
    QVERIFY(!checked.text.contains("forged"));
}

void SignatureCheckTest::aCompressedMessageDoesNotFillTheDisk()
{
    const QByteArray bomb = gpg({u"--sign"_s, u"--local-user"_s, m_signer}, QByteArray(40'000'000, 'a'));
    QVERIFY(bomb.size() < 1'000'000);
    const CheckedText checked = check(bomb);
    QVERIFY(checked.signature.state != State::Good);
    QVERIFY(checked.text.isEmpty());
}

void SignatureCheckTest::withoutGnuPgNothingIsKnown()
{
    const QByteArray message = signedBy(m_signer, m_text);
    const QByteArray key = exported(m_signer);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_home.path().toLocal8Bit());
    const CheckedText checked = check(message, {{m_signer, key}}, {m_signer});
    qputenv("PATH", path);
    QCOMPARE(checked.signature.state, State::NoTool);
}

void SignatureCheckTest::leavesNothingBehind()
{
    const auto homes = [] { return QDir::temp().entryList({u"slipway-??????"_s}, QDir::Dirs); };
    const QStringList before = homes();
    check(signedBy(m_signer, m_text));
    {
        SignatureCheck ended(signedBy(m_signer, m_text), {{m_signer, exported(m_signer)}}, {m_signer});
        bool answered = false;
        ended.start([&](const CheckedText &) { answered = true; });
        QCoreApplication::processEvents(); // GnuPG runs now
        QVERIFY(!answered);
    }
    QCOMPARE(homes(), before);
}

QTEST_GUILESS_MAIN(SignatureCheckTest)
#include "tst_services_signaturecheck.moc"
