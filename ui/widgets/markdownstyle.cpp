// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdownstyle.h"

#include "fonts.h"
#include "tint.h"

#include <QString>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

QString alert(const QString &name, Tone tone, const QPalette &palette)
{
    return u".markdown-alert-%1 { background-color: %2; } .markdown-alert-%1 .markdown-alert-title { color: %3; }\n"_s
        .arg(name, toneBackground(tone, palette).name(), toneForeground(tone, palette).name());
}

} // namespace

QString markdownStyle(const QPalette &palette, const QFont &font)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QString ground = mix(base, text, 0.07).name();
    const QString line = mix(base, text, 0.22).name();
    const QString muted = mutedText(palette).name();
    const QString link = readable(palette.color(QPalette::Active, QPalette::Link), text, base).name();
    const QString mono = monospace(font).family();
    QString style = u"body { color: %1; }\n"
                    "h1, h2, h3, h4, h5, h6 { margin-top: 16px; margin-bottom: 6px; font-weight: 600; }\n"
                    "h1 { font-size: 160%; } h2 { font-size: 135%; } h3 { font-size: 115%; } h4 { font-size: 100%; }\n"
                    "h5 { font-size: 95%; } h6 { font-size: 90%; color: %2; }\n"
                    "p { margin-top: 0; margin-bottom: 8px; }\n"
                    "li { margin-top: 2px; margin-bottom: 2px; }\n"
                    "a { color: %3; }\n"_s.arg(text.name(), muted, link);
    style += u"code, kbd, samp { font-family: '%1', monospace; background-color: %2; }\n"
             "pre { font-family: '%1', monospace; background-color: %2; margin-top: 4px; margin-bottom: 8px; }\n"
             "pre code { background-color: transparent; }\n"_s.arg(mono, ground);
    style += u"blockquote { margin-left: 16px; margin-right: 0; color: %1; }\n"
             "del { color: %1; }\n"
             "hr { background-color: %2; }\n"
             "table { border-collapse: collapse; border: 1px solid %2; margin-top: 4px; margin-bottom: 10px; }\n"
             "th { padding: 4px 10px; border: 1px solid %2; background-color: %3; font-weight: 600; }\n"
             "td { padding: 4px 10px; border: 1px solid %2; }\n"
             ".footnotes, .footnote-backref { color: %1; font-size: 90%; }\n"_s.arg(muted, line, ground);
    style += u".markdown-alert { color: %1; }\n"
             ".markdown-alert p { margin-bottom: 0; }\n"
             ".markdown-alert-title { font-weight: 600; }\n"_s.arg(text.name());
    return style + alert(u"note"_s, Tone::Info, palette) + alert(u"tip"_s, Tone::Good, palette)
        + alert(u"important"_s, Tone::Accent, palette) + alert(u"warning"_s, Tone::Warn, palette)
        + alert(u"caution"_s, Tone::Bad, palette);
}

} // namespace slipway::ui
