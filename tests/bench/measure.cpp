// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace slipway::test {

using namespace Qt::StringLiterals;

double resident()
{
    QFile file(u"/proc/self/statm"_s);
    constexpr double page = 4096.0 / 1e6;
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * page : 0;
}

std::optional<double> fastestCommand(const QString &folder, const QStringList &command, int tries)
{
    const QTemporaryDir temporary;
    const QString json = temporary.filePath(u"figures.json"_s);
    QStringList quoted; // hyperfine takes one text, and takes it apart as a shell does
    for (const QString &word : command)
        quoted.append(u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'');
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"hyperfine"_s,
                  {u"--shell=none"_s, u"--style=none"_s, u"--warmup=1"_s, u"--runs"_s,
                   QString::number(std::max(2, tries)), u"--export-json"_s, json, u"--"_s, quoted.join(u' ')});
    constexpr int longest = 600'000;
    if (!process.waitForFinished(longest) || process.exitCode() != 0)
        return std::nullopt;
    QFile file(json);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonValue seconds = QJsonDocument::fromJson(file.readAll())[u"results"][0][u"min"];
    return seconds.isDouble() ? std::optional(seconds.toDouble() * 1000) : std::nullopt;
}

void report(const Figure &figure)
{
    const auto number = [](std::optional<double> value, int digits) {
        return value ? QString::number(*value, 'f', digits) : u"-"_s;
    };
    const std::optional<double> ratio =
        figure.reference ? std::optional(figure.ours / *figure.reference) : std::nullopt;
    const double judged = ratio.value_or(figure.ours);
    const QString verdict = !figure.bar ? u"-"_s : judged <= *figure.bar ? u"kept"_s : u"FELL SHORT"_s;
    const QStringList fields{u"measured"_s,
                             figure.operation,
                             figure.input,
                             number(figure.ours, 1) + u' ' + figure.unit,
                             figure.reference ? number(figure.reference, 1) + u' ' + figure.unit : u"-"_s,
                             number(ratio, 3),
                             number(figure.bar, figure.reference ? 2 : 0),
                             verdict,
                             figure.against.isEmpty() ? u"-"_s : figure.against};
    std::printf("%s\n", qPrintable(fields.join(u'\t')));
    std::fflush(stdout);
}

Size wantedSize(int few)
{
    const QString clone = qEnvironmentVariable("SLIPWAY_BENCH_CLONE");
    const int tags = qEnvironmentVariableIntValue("SLIPWAY_BENCH_TAGS");
    const int wanted = tags > 0 ? tags : few;
    const bool isGrowth = qEnvironmentVariableIsSet("SLIPWAY_BENCH_GROWTH");
    const int tries = isGrowth ? 3 : tags > 0 || !clone.isEmpty() ? 7 : 1;
    return {wanted, wanted * 9 / 4, tries, clone, isGrowth};
}

} // namespace slipway::test
