// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vocabulary.h"

#include "domain/changes.h"

#include <QCoreApplication>
#include <QHash>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::notes::Words)
};

using Members = QHash<QString, ValueKind>;

Members changesMembers()
{
    Members members{
        {u"all"_s, ValueKind::ChangeList}, {u"categories"_s, ValueKind::CategoryList}, {u"count"_s, ValueKind::Number}};
    for (const ChangeKind kind : changeKinds())
        members.insert(changeKey(kind), ValueKind::ChangeList);
    return members;
}

const QHash<ValueKind, Members> &schema()
{
    using enum ValueKind;
    static const QHash<ValueKind, Members> all{
        {Root,
         {{u"version"_s, Text},
          {u"previous"_s, Text},
          {u"tag"_s, Text},
          {u"commit"_s, Text},
          {u"date"_s, Text},
          {u"summary"_s, Text},
          {u"blocks"_s, Blocks},
          {u"changes"_s, Changes},
          {u"contributors"_s, Contributors},
          {u"tables"_s, Tables},
          {u"verify"_s, Text},
          {u"candidate"_s, Truth},
          {u"compare_url"_s, Text}}},
        {Tables, {{u"versions"_s, Text}, {u"environments"_s, Text}, {u"assets"_s, Text}}},
        {Changes, changesMembers()},
        {Change,
         {{u"title"_s, Text},
          {u"pr"_s, Number},
          {u"author"_s, Text},
          {u"mention"_s, Text},
          {u"scope"_s, Text},
          {u"commit"_s, Text},
          {u"kind"_s, Text},
          {u"breaking"_s, Truth},
          {u"labels"_s, Texts}}},
        {Category, {{u"title"_s, Text}, {u"changes"_s, ChangeList}}},
        {Contributor, {{u"name"_s, Text}, {u"mention"_s, Text}, {u"new"_s, Truth}}},
        {Loop,
         {{u"counter"_s, Number},
          {u"counter0"_s, Number},
          {u"revcounter"_s, Number},
          {u"revcounter0"_s, Number},
          {u"first"_s, Truth},
          {u"last"_s, Truth},
          {u"parentloop"_s, Loop}}},
    };
    return all;
}

bool isCount(const QString &name)
{
    bool isNumber = false;
    name.toInt(&isNumber);
    return isNumber;
}

} // namespace

std::optional<ValueKind> memberOf(ValueKind kind, const QString &name)
{
    if (kind == ValueKind::Nothing)
        return ValueKind::Nothing;
    if (kind == ValueKind::Blocks)
        return ValueKind::Text;
    if (const auto members = schema().constFind(kind); members != schema().cend()) {
        const auto found = members->constFind(name);
        if (found != members->cend())
            return *found;
    }
    const auto element = elementOf(kind);
    if (!element)
        return std::nullopt;
    if (name == u"count" || name == u"size")
        return ValueKind::Number;
    return isCount(name) ? element : std::nullopt;
}

std::optional<ValueKind> elementOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Nothing:
        return ValueKind::Nothing;
    case ValueKind::Changes: // the whole of it, see render()
    case ValueKind::ChangeList:
        return ValueKind::Change;
    case ValueKind::CategoryList:
        return ValueKind::Category;
    case ValueKind::Contributors:
        return ValueKind::Contributor;
    case ValueKind::Texts:
        return ValueKind::Text;
    default:
        return std::nullopt;
    }
}

bool isFreeBlock(const QStringList &path)
{
    return path == QStringList{u"summary"_s} || (path.size() == 2 && path.constFirst() == u"blocks");
}

QList<NotesVariable> variables()
{
    QList<NotesVariable> all{
        {u"version"_s, Words::tr("the version without label: 0.1.2")},
        {u"previous"_s, Words::tr("the tag that the changes are counted from")},
        {u"tag"_s, Words::tr("the tag of this release")},
        {u"commit"_s, Words::tr("its commit, abbreviated")},
        {u"date"_s, Words::tr("the day of its commit: 2026-01-31")},
        {u"candidate"_s, Words::tr("true for a candidate, false for a final version")},
        {u"compare_url"_s, Words::tr("the page on GitHub that compares both ends")},
        {u"summary"_s, Words::tr("a free block that you fill in by hand")},
        {u"blocks.NAME"_s, Words::tr("another free block")},
        {u"changes"_s, Words::tr("the whole list of changes, by category")},
        {u"changes.all"_s, Words::tr("every change, for a loop")},
        {u"changes.categories"_s, Words::tr("every category that has changes: title, changes")},
        {u"changes.count"_s, Words::tr("how many changes there are")},
    };
    for (const ChangeKind kind : changeKinds())
        all.append({u"changes."_s + changeKey(kind), Words::tr("the changes of one kind, for a loop")});
    all.append({
        {u"change.title"_s, Words::tr("in a loop: what the change says of itself")},
        {u"change.pr"_s, Words::tr("in a loop: the number of its pull request")},
        {u"change.author"_s, Words::tr("in a loop: the login or the name of who wrote it")},
        {u"change.mention"_s, Words::tr("in a loop: the login with an @, or the name")},
        {u"change.scope"_s, Words::tr("in a loop: what is in brackets behind its type")},
        {u"change.commit"_s, Words::tr("in a loop: its commit, abbreviated")},
        {u"change.kind"_s, Words::tr("in a loop: feature, fix, …")},
        {u"change.breaking"_s, Words::tr("in a loop: true where users have to act")},
        {u"change.labels"_s, Words::tr("in a loop: its labels on GitHub")},
        {u"contributors"_s, Words::tr("who wrote something, with those who did so for the first time")},
        {u"contributor.mention"_s, Words::tr("in a loop over contributors: the login with an @, or the name")},
        {u"contributor.new"_s, Words::tr("in a loop over contributors: true at the first contribution")},
        {u"tables.versions"_s, Words::tr("a table of the packages and their versions")},
        {u"tables.environments"_s, Words::tr("a table of what may run where")},
        {u"tables.assets"_s, Words::tr("a table of the files with size and digest")},
        {u"verify"_s, Words::tr("how to check a download")},
    });
    return all;
}

QStringList filters()
{
    return {u"capfirst"_s, u"cut"_s,           u"default"_s,       u"default_if_none"_s, u"dictsort"_s,  u"first"_s,
            u"join"_s,     u"last"_s,          u"length"_s,        u"length_is"_s,       u"lower"_s,     u"slugify"_s,
            u"title"_s,    u"truncatechars"_s, u"truncatewords"_s, u"upper"_s,           u"wordcount"_s, u"yesno"_s};
}

} // namespace slipway::notes
