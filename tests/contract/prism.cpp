// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "prism.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace slipway::test {

Prism::Prism(const QString &description, const QUrl &upstream)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const QString program = contractTools() + u"/@stoplight/prism-cli/dist/index.js"_s;
    m_process.start(u"node"_s, {program, u"proxy"_s, u"--port"_s, u"0"_s, description, upstream.toString()});
}

Prism::~Prism()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool Prism::isListening()
{
    m_output += m_process.readAll();
    if (m_url.isEmpty()) {
        static const QRegularExpression listening(u"listening on (http://[0-9.]+:[0-9]+)"_s);
        const auto match = listening.match(QString::fromUtf8(m_output));
        if (match.hasMatch())
            m_url = QUrl(match.captured(1));
    }
    return !m_url.isEmpty();
}

QString contractTools()
{
    const QString modules = QStringLiteral(SLIPWAY_CONTRACT_TOOLS "/node_modules");
    const bool there = QFileInfo::exists(modules + u"/@stoplight/prism-cli/dist/index.js"_s)
        && QFileInfo::exists(modules + u"/@octokit/openapi/generated"_s);
    return there && !QStandardPaths::findExecutable(u"node"_s).isEmpty() ? modules : QString();
}

} // namespace slipway::test
