// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectfiles.h"

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

/// For final versions and their candidates.
constexpr auto releaseNotes =
    R"md({# What stands in double braces is filled in by Slipway; summary and blocks are yours. #}
{{ summary }}

{% if changes.breaking %}
## Before you upgrade from {{ previous }}

{% for change in changes.breaking %}
- {{ change.title }}{% if change.pr %} (#{{ change.pr }}){% endif %}
{% endfor %}

{% endif %}
## What changed since {{ previous }}

{{ changes }}

{% if contributors %}
Thanks to {{ contributors }}.

{% endif %}
## Versions

Tagged {{ tag }} on {{ date }}.

{{ tables.versions }}

## Where it may run

{{ tables.environments }}

## Downloads

{{ tables.assets }}

{{ verify }}
)md";

/// For a version that mends one thing in a hurry.
constexpr auto hotfix = R"md(**{{ version }} replaces {{ previous }}.** {{ summary }}

## Who needs it

{{ blocks.affected }}

## What it mends

{% for change in changes.fix %}
- {{ change.title }}{% if change.pr %} (#{{ change.pr }}){% endif %}
{% endfor %}

## Downloads

{{ tables.assets }}

{{ verify }}
)md";

/// How GitHub itself sorts pull requests into release notes (GitHub docs: "Automatically generated release notes").
constexpr auto categories = R"yml(changelog:
  exclude:
    labels:
      - ignore-for-release
    authors:
      - ci-bot
  categories:
    - title: Breaking changes
      labels:
        - breaking-change
    - title: New features
      labels:
        - enhancement
    - title: Fixes
      labels:
        - bug
    - title: Documentation
      labels:
        - documentation
    - title: Under the hood
      labels:
        - "*"
      exclude:
        labels:
          - dependencies
    - title: Dependencies
      labels:
        - dependencies
)yml";

} // namespace

git::Files notesFiles()
{
    return {{u".github/release-notes.md"_s, releaseNotes},
            {u".github/hotfix.md"_s, hotfix},
            {u".github/release.yml"_s, categories}};
}

} // namespace slipway::sandbox::seed
