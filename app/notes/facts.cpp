// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include "tables.h"

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

const QString otherChanges = u"Other changes"_s; // GitHub's own word for what no category takes

struct Category {
    QString title;
    QList<const ReleaseChange *> changes{};
};

/// Those that have changes, in order. What was taken back again is no news.
QList<Category> categoriesOf(const ReleaseChanges &changes)
{
    QList<Category> all;
    if (changes.categories.isEmpty()) {
        for (const ChangeKind kind : changeKinds())
            all.append({kindTitle(kind)});
    } else {
        for (const QString &title : changes.categories)
            all.append({title});
    }
    if (std::ranges::find(all, otherChanges, &Category::title) == all.cend())
        all.append({otherChanges});
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < all.size(); ++i)
        places.insert(all[i].title, i);
    for (const ReleaseChange &change : changes.changes) {
        const QString title = changes.categories.isEmpty() ? kindTitle(change.kind) : change.category;
        if (change.revertedBy.isNull())
            all[places.value(title, places.value(otherChanges))].changes.append(&change);
    }
    all.removeIf([](const Category &category) { return category.changes.isEmpty(); });
    return all;
}

/// In the name that somebody gave to git, an "@" would speak to whom it names.
QString mention(const QString &name, bool isLogin)
{
    return isLogin ? u'@' + name : QString(name).remove(u'@');
}

QString line(const ReleaseChange &change)
{
    QString text = u"- "_s + (change.scope.isEmpty() ? QString() : u"**"_s + change.scope + u":** "_s) + change.title;
    if (change.pullRequest)
        text += u" (#%1)"_s.arg(*change.pullRequest);
    return text + u' ' + mention(change.author, change.authorIsLogin) + u'\n';
}

QVariantHash valueOf(const ReleaseChange &change)
{
    QVariantHash value{{u"title"_s, change.title},
                       {u"author"_s, change.author},
                       {u"mention"_s, mention(change.author, change.authorIsLogin)},
                       {u"scope"_s, change.scope},
                       {u"commit"_s, change.commit.abbreviated()},
                       {u"kind"_s, changeKey(change.kind)},
                       {u"breaking"_s, change.kind == ChangeKind::Breaking},
                       {u"labels"_s, QVariantList(change.labels.cbegin(), change.labels.cend())}};
    if (change.pullRequest)
        value.insert(u"pr"_s, *change.pullRequest);
    return value;
}

QVariantHash changesValue(const ReleaseChanges &changes)
{
    QVariantHash value;
    QVariantList all;
    QHash<ChangeKind, QVariantList> byKind;
    QHash<const ReleaseChange *, QVariantHash> values;
    for (const ReleaseChange &change : changes.changes) {
        if (!change.revertedBy.isNull())
            continue;
        const QVariantHash one = valueOf(change);
        values.insert(&change, one);
        all.append(one);
        byKind[change.kind].append(one);
    }
    QVariantList categories;
    for (const Category &category : categoriesOf(changes)) {
        QVariantList members;
        for (const ReleaseChange *change : category.changes)
            members.append(values.value(change));
        categories.append(QVariantHash{{u"title"_s, category.title}, {u"changes"_s, members}});
    }
    for (const ChangeKind kind : changeKinds())
        value.insert(changeKey(kind), byKind.value(kind));
    value.insert(u"all"_s, all);
    value.insert(u"count"_s, all.size());
    value.insert(u"categories"_s, categories);
    value.insert(u"text"_s, changesText(changes).trimmed());
    return value;
}

QVariantHash contributorsValue(const QList<Contributor> &contributors)
{
    QVariantList all;
    QStringList texts;
    for (const Contributor &each : contributors) {
        const QString name = mention(each.name, each.isLogin);
        const bool isNew = each.isNew.value_or(false);
        all.append(QVariantHash{{u"name"_s, each.name}, {u"mention"_s, name}, {u"new"_s, isNew}});
        texts.append(isNew ? name + u" (first contribution)" : name);
    }
    return {{u"all"_s, all}, {u"text"_s, texts.join(u", "_s)}};
}

/// What is not known is left for a hand to fill in.
QString orPlaceholder(const Known<QString> &text, const QString &name)
{
    return text ? *text : u"{{ "_s + name + u" }}"_s;
}

} // namespace

QString kindTitle(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Breaking:
        return u"Breaking changes"_s;
    case ChangeKind::Feature:
        return u"Features"_s;
    case ChangeKind::Fix:
        return u"Fixes"_s;
    case ChangeKind::Performance:
        return u"Performance"_s;
    case ChangeKind::Revert:
        return u"Reverts"_s;
    case ChangeKind::Documentation:
        return u"Documentation"_s;
    case ChangeKind::Refactoring:
        return u"Refactoring"_s;
    case ChangeKind::Tests:
        return u"Tests"_s;
    case ChangeKind::Build:
        return u"Build and dependencies"_s;
    case ChangeKind::Chore:
        return u"Maintenance"_s;
    case ChangeKind::Other:
        break;
    }
    return otherChanges;
}

QString changesText(const ReleaseChanges &changes)
{
    QString text;
    for (const Category &category : categoriesOf(changes)) {
        text += u"### "_s + category.title + u"\n\n"_s;
        for (const ReleaseChange *change : category.changes)
            text += line(*change);
        text += u'\n';
    }
    return text;
}

QVariantHash contextOf(const NotesFacts &facts)
{
    const bool canCompare = !facts.webUrl.isEmpty() && !facts.previous.isEmpty();
    const QVariantHash tables{
        {u"versions"_s, orPlaceholder(facts.manifests.transform(versionsTable), u"tables.versions"_s)},
        {u"environments"_s,
         orPlaceholder(facts.environments.transform(
                           [&](const QList<Environment> &all) { return environmentsTable(all, facts.isCandidate); }),
                       u"tables.environments"_s)},
        {u"assets"_s, orPlaceholder(facts.assets.transform(assetsTable), u"tables.assets"_s)},
    };
    return {
        {u"version"_s, facts.version},
        {u"previous"_s, facts.previous},
        {u"tag"_s, facts.tag},
        {u"commit"_s, facts.changes.to.commit.abbreviated()},
        {u"date"_s, facts.date.toString(Qt::ISODate)},
        {u"candidate"_s, facts.isCandidate},
        {u"compare_url"_s,
         canCompare ? facts.webUrl + u"/compare/%1...%2"_s.arg(facts.previous, facts.tag) : QString()},
        {u"changes"_s, changesValue(facts.changes)},
        {u"contributors"_s, contributorsValue(facts.changes.contributors)},
        {u"tables"_s, tables},
        {u"verify"_s,
         orPlaceholder(facts.assets.transform([&](const QList<Asset> &assets) {
             return verification(assets, facts.checksums, facts.signers);
         }),
                       u"verify"_s)},
    };
}

} // namespace slipway::notes
