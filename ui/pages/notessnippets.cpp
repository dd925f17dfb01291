// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notessnippets.h"

#include "services/notesservice.h"

#include <QCoreApplication>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::NotesSnippets)
};

} // namespace

QList<NotesSnippet> notesSnippets()
{
    return {{Words::tr("&Heading"), u"\n## "_s},
            {Words::tr("&Smaller heading"), u"\n### "_s},
            {Words::tr("&Table"), u"\n| Name | Version |\n|---|---|\n|  |  |\n"_s},
            {Words::tr("Task &list"), u"\n- [ ] \n- [ ] \n"_s},
            {Words::tr("&Note"), u"\n> [!NOTE]\n> "_s},
            {Words::tr("&Warning"), u"\n> [!WARNING]\n> "_s},
            {Words::tr("&Code"), u"\n```sh\n\n```\n"_s},
            {Words::tr("Li&nk"), u"[](https://)"_s}};
}

QList<NotesSnippet> templateSnippets()
{
    QList<NotesSnippet> all{
        {Words::tr("&Loop over features"),
         u"{% for change in changes.feature %}\n- {{ change.title }}\n{% endfor %}\n"_s},
        {Words::tr("&Only when there is something"), u"{% if changes.breaking %}\n\n{% endif %}\n"_s}};
    for (const NotesVariable &variable : services::NotesService::variables())
        all.append({variable.name, u"{{ "_s + variable.name + u" }}"_s, variable.description});
    return all;
}

} // namespace slipway::ui
