// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signature.h"

#include <algorithm>

namespace slipway {

namespace {

using State = SignatureFacts::State;

/// One signature of those on the text.
struct One {
    QByteArray word{}; ///< GOODSIG, BADSIG, EXPSIG, EXPKEYSIG, REVKEYSIG or ERRSIG
    QString key{}; ///< id, or fingerprint where GnuPG told it
    QString primary{}; ///< of VALIDSIG
};

struct Status {
    QList<One> signatures{};
    int texts = 0;
    bool isStrict = true; ///< every line could be understood
};

constexpr int primaryKeyPlace = 9; // VALIDSIG: the tenth argument is the primary key's fingerprint

void readLine(const QByteArray &line, Status &status)
{
    const QByteArray mark = "[GNUPG:] ";
    if (!line.startsWith(mark)) {
        status.isStrict = false;
        return;
    }
    const QList<QByteArray> words = line.sliced(mark.size()).split(' ');
    const QByteArray &word = words.constFirst();
    const auto argument = [&](qsizetype place) { return QString::fromLatin1(words.value(place + 1)).toUpper(); };
    if (word == "PLAINTEXT") {
        ++status.texts;
    } else if (word == "NEWSIG") {
        status.signatures.append(One());
    } else if (word == "GOODSIG" || word == "BADSIG" || word == "EXPSIG" || word == "EXPKEYSIG" || word == "REVKEYSIG"
               || word == "ERRSIG") {
        if (status.signatures.isEmpty() || !status.signatures.constLast().word.isEmpty())
            status.signatures.append(One()); // GnuPG before 2.2 has no NEWSIG
        One &one = status.signatures.last();
        one.word = word;
        const QString whole = word == "ERRSIG" ? argument(6) : QString(); // the issuer's fingerprint, from 2.2 on
        one.key = whole.size() == 40 ? whole : argument(0);
    } else if (word == "VALIDSIG") {
        if (status.signatures.isEmpty() || words.size() < primaryKeyPlace + 2)
            status.isStrict = false;
        else
            status.signatures.last().primary = argument(primaryKeyPlace);
    }
}

/// Which of several says the most about a list that no signer's signature makes good.
const One *find(const QList<One> &signatures, const QByteArray &word)
{
    const auto found = std::ranges::find(signatures, word, &One::word);
    return found == signatures.cend() ? nullptr : &*found;
}

} // namespace

SignatureFacts judgeSignature(const QByteArray &status, const QStringList &signers, const QStringList &missing)
{
    Status all;
    const QList<QByteArray> lines = status.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            readLine(line, all);
    }
    if (!all.isStrict)
        return {State::Failed};
    if (all.signatures.isEmpty() || all.texts == 0)
        return {State::NotSigned};
    if (const One *bad = find(all.signatures, "BADSIG"))
        return {State::Bad, bad->key};
    if (all.texts != 1)
        return {State::Failed}; // which text which signature covers cannot be told
    for (const One &one : std::as_const(all.signatures)) {
        if (one.word == "GOODSIG" && one.primary.size() == 40 && signers.contains(one.primary))
            return {State::Good, one.primary};
    }
    const auto nameOf = [](const One &one) { return one.primary.isEmpty() ? one.key : one.primary; };
    if (const One *revoked = find(all.signatures, "REVKEYSIG"))
        return {State::RevokedKey, nameOf(*revoked)};
    if (const One *expired = find(all.signatures, "EXPKEYSIG"))
        return {State::ExpiredKey, nameOf(*expired)};
    if (const One *expired = find(all.signatures, "EXPSIG"))
        return {State::ExpiredSignature, nameOf(*expired)};
    // It may be by one of those whose keys are not there.
    if (!missing.isEmpty())
        return {State::NoKey, missing.constFirst()};
    return {State::ForeignKey, nameOf(all.signatures.constFirst())};
}

} // namespace slipway
