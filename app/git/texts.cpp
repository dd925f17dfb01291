// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts.h"

#include "giterror.h"
#include "handles.h"

namespace slipway::git {

namespace {

using PatchHandle = std::unique_ptr<git_patch, Freed<git_patch_free>>;

/// Whole lines: a text whose last line does not end would differ in it for that alone.
QByteArray wholeLines(const QString &text)
{
    QByteArray bytes = QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).toUtf8();
    if (!bytes.isEmpty() && !bytes.endsWith('\n')) {
        bytes += '\n';
    }
    return bytes;
}

git_merge_file_input inputOf(const QByteArray &bytes)
{
    git_merge_file_input input = GIT_MERGE_FILE_INPUT_INIT;
    input.ptr = bytes.constData();
    input.size = size_t(bytes.size());
    return input;
}

int conflictsIn(const QByteArray &text)
{
    int count = 0;
    for (qsizetype at = 0; at >= 0 && at < text.size();) {
        count += text.sliced(at).startsWith("<<<<<<< ") ? 1 : 0;
        const qsizetype newline = text.indexOf('\n', at);
        at = newline < 0 ? -1 : newline + 1;
    }
    return count;
}

DiffLine::Kind kindOf(char origin)
{
    switch (origin) {
    case GIT_DIFF_LINE_ADDITION:
        return DiffLine::Kind::Added;
    case GIT_DIFF_LINE_DELETION:
        return DiffLine::Kind::Removed;
    default:
        return DiffLine::Kind::Same;
    }
}

} // namespace

Result<MergedText> mergeTexts(const QString &base, const QString &ours, const QString &theirs, const MergeSides &sides,
                              OnConflict onConflict)
{
    startLibgit2();
    const QByteArray baseBytes = wholeLines(base);
    const QByteArray ourBytes = wholeLines(ours);
    const QByteArray theirBytes = wholeLines(theirs);
    const QByteArray ourName = sides.ours.toUtf8();
    const QByteArray theirName = sides.theirs.toUtf8();
    const git_merge_file_input baseInput = inputOf(baseBytes);
    const git_merge_file_input ourInput = inputOf(ourBytes);
    const git_merge_file_input theirInput = inputOf(theirBytes);
    git_merge_file_options options = GIT_MERGE_FILE_OPTIONS_INIT;
    options.favor = onConflict == OnConflict::KeepOurs ? GIT_MERGE_FILE_FAVOR_OURS : GIT_MERGE_FILE_FAVOR_NORMAL;
    options.our_label = ourName.constData();
    options.their_label = theirName.constData();
    git_merge_file_result merged{};
    if (const int code = git_merge_file(&merged, &baseInput, &ourInput, &theirInput, &options); code != 0) {
        return failFrom(code, Words::tr("The texts could not be merged"));
    }
    const QByteArray text(merged.ptr, qsizetype(merged.len));
    const bool isClean = merged.automergeable != 0;
    git_merge_file_result_free(&merged);
    return MergedText{QString::fromUtf8(text), isClean ? 0 : std::max(1, conflictsIn(text))};
}

Result<QList<DiffLine>> diffTexts(const QString &before, const QString &after, int context)
{
    startLibgit2();
    const QByteArray old = wholeLines(before);
    const QByteArray changed = wholeLines(after);
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.context_lines = uint32_t(context);
    options.flags |= GIT_DIFF_FORCE_TEXT;
    PatchHandle patch;
    int code = git_patch_from_buffers(std::out_ptr(patch), old.constData(), size_t(old.size()), nullptr,
                                      changed.constData(), size_t(changed.size()), nullptr, &options);
    QList<DiffLine> lines;
    int next = 1; // line of the old text that comes after what is listed
    for (size_t hunk = 0; code == 0 && hunk < git_patch_num_hunks(patch.get()); ++hunk) {
        const git_diff_hunk *header = nullptr;
        size_t count = 0;
        code = git_patch_get_hunk(&header, &count, patch.get(), hunk);
        if (code == 0 && header->old_start > next) {
            lines.append({.kind = DiffLine::Kind::Gap, .oldLine = next, .newLine = 0, .text = {}});
        }
        for (size_t i = 0; code == 0 && i < count; ++i) {
            const git_diff_line *line = nullptr;
            code = git_patch_get_line_in_hunk(&line, patch.get(), hunk, i);
            if (code == 0) {
                QString text = QString::fromUtf8(line->content, qsizetype(line->content_len));
                text.chop(text.endsWith(u'\n') ? 1 : 0);
                lines.append(
                    {kindOf(line->origin), std::max(0, line->old_lineno), std::max(0, line->new_lineno), text});
                next = std::max(next, line->old_lineno + 1);
            }
        }
    }
    if (code != 0) {
        return failFrom(code, Words::tr("The texts could not be compared"));
    }
    if (!lines.isEmpty() && next <= int(old.count('\n'))) {
        lines.append({.kind = DiffLine::Kind::Gap, .oldLine = next, .newLine = 0, .text = {}});
    }
    return lines;
}

} // namespace slipway::git
