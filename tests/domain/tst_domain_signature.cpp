// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/signature.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = SignatureFacts::State;

namespace {

const QByteArray octocat(40, 'A');
const QByteArray hubot(40, 'B');
const QByteArray sub(40, 'C');
const QStringList signers{QString::fromLatin1(octocat)};

QByteArray valid(const QByteArray &key, const QByteArray &primary)
{
    return "[GNUPG:] VALIDSIG " + key + " 2026-04-20 1776643200 0 4 0 22 10 01 " + primary + '\n';
}

const QByteArray text = "[GNUPG:] PLAINTEXT 74 0 \n";
const QByteArray fresh = "[GNUPG:] NEWSIG\n";
const QByteArray good = "[GNUPG:] GOODSIG AAAAAAAAAAAAAAAA The Octocat <octocat@example.com>\n";

} // namespace

class SignatureTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesWhatGnuPgSays_data();
    void judgesWhatGnuPgSays();
};

void SignatureTest::judgesWhatGnuPgSays_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<SignatureFacts>("facts");
    const auto row = [](const char *name, const QByteArray &status, State state, const QByteArray &key = {},
                        const QStringList &missing = {}) {
        QTest::newRow(name) << status << missing << SignatureFacts{state, QString::fromLatin1(key)};
    };
    row("good", text + fresh + good + valid(octocat, octocat), State::Good, octocat);
    row("good, by a subkey", text + fresh + good + valid(sub, octocat), State::Good, octocat);
    row("a signer's key as a subkey of another", text + fresh + good + valid(octocat, hubot), State::ForeignKey, hubot);
    row("by a foreign key that was imported", text + fresh + good + valid(hubot, hubot), State::ForeignKey, hubot);
    row("one of two is a signer's", text + fresh + good + valid(hubot, hubot) + fresh + good + valid(octocat, octocat),
        State::Good, octocat);
    row("the other one is bad",
        text + fresh + good + valid(octocat, octocat) + fresh + "[GNUPG:] BADSIG BBBBBBBBBBBBBBBB x\n", State::Bad,
        "BBBBBBBBBBBBBBBB");
    row("bad", text + fresh + "[GNUPG:] BADSIG AAAAAAAAAAAAAAAA x\n", State::Bad, "AAAAAAAAAAAAAAAA");
    row("good without being valid", text + fresh + good, State::ForeignKey, "AAAAAAAAAAAAAAAA");
    row("valid without being good", text + fresh + valid(octocat, octocat), State::ForeignKey, octocat);
    row("valid in another group", text + fresh + good + fresh + valid(octocat, octocat), State::ForeignKey,
        "AAAAAAAAAAAAAAAA");
    row("expired key", text + fresh + "[GNUPG:] EXPKEYSIG AAAAAAAAAAAAAAAA x\n" + valid(octocat, octocat),
        State::ExpiredKey, octocat);
    row("expired signature", text + fresh + "[GNUPG:] EXPSIG AAAAAAAAAAAAAAAA x\n" + valid(octocat, octocat),
        State::ExpiredSignature, octocat);
    row("revoked key", text + fresh + "[GNUPG:] REVKEYSIG AAAAAAAAAAAAAAAA x\n" + valid(octocat, octocat),
        State::RevokedKey, octocat);
    const QByteArray unknown = text + fresh + "[GNUPG:] ERRSIG BBBBBBBBBBBBBBBB 22 10 01 1776643200 9 " + hubot
        + "\n[GNUPG:] NO_PUBKEY BBBBBBBBBBBBBBBB\n";
    row("by somebody else", unknown, State::ForeignKey, hubot);
    row("by somebody whose key may be a signer's", unknown, State::NoKey, octocat, signers);
    row("nothing", {}, State::NotSigned);
    row("no data", "[GNUPG:] NODATA 1\n", State::NotSigned);
    row("a signature without a text", fresh + good + valid(octocat, octocat), State::NotSigned);
    row("two texts", text + text + fresh + good + valid(octocat, octocat), State::Failed);
    row("a line of something else", text + "GOODSIG\n" + fresh + good + valid(octocat, octocat), State::Failed);
    row("a cut line", text + fresh + good + "[GNUPG:] VALIDSIG " + octocat + '\n', State::Failed);
    row("a truncated fingerprint", text + fresh + good + valid(octocat, octocat.left(39)), State::ForeignKey,
        octocat.left(39));
}

void SignatureTest::judgesWhatGnuPgSays()
{
    QFETCH(QByteArray, status);
    QFETCH(QStringList, missing);
    QTEST(judgeSignature(status, signers, missing), "facts");
}

QTEST_APPLESS_MAIN(SignatureTest)
#include "tst_domain_signature.moc"
