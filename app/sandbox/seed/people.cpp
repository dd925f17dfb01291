// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seed.h"

#include <QRandomGenerator>

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

QByteArray randomToken()
{
    QList<quint32> words(5);
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    QByteArray bytes;
    for (const quint32 word : std::as_const(words))
        bytes += QByteArray::number(word, 16).rightJustified(8, '0');
    return "slipway_sandbox_" + bytes;
}

} // namespace

void people(State &state, const QDateTime &now)
{
    state.repository.id = state.takeId();
    state.repository.owner = u"example"_s;
    state.repository.name = u"network"_s;
    state.repository.description = u"A network of signers that certify what a chain says"_s;
    state.repository.createdAt = now.addDays(-60);
    const auto add = [&](const QString &login, Permission permission, bool bot) {
        state.users.append({.id = state.takeId(),
                            .login = login,
                            .name = login,
                            .email = login + u"@example.com"_s,
                            .permission = permission,
                            .bot = bot});
    };
    add(u"octocat"_s, Permission::Admin, false);
    add(u"hubot"_s, Permission::Write, false);
    add(u"monalisa"_s, Permission::Read, false); // sends pull requests, decides nothing
    add(u"mona"_s, Permission::Read, false); // the same, since lately
    add(u"ci-bot"_s, Permission::Write, true);
    state.tokens.append({.value = randomToken(), .login = u"octocat"_s, .ceiling = Permission::Write});
    state.tokens.append({.value = randomToken(), .login = u"monalisa"_s, .ceiling = Permission::Read});
}

} // namespace slipway::sandbox::seed
