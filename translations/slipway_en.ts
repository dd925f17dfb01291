<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>slipway::cli::Runner</name>
    <message numerus="yes">
        <source>%n place(s) are left to fill in.</source>
        <translation>
            <numerusform>%n place is left to fill in.</numerusform>
            <numerusform>%n places are left to fill in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::cli::Text</name>
    <message numerus="yes">
        <source>%n candidate(s) hidden, because their label does not count; --all shows them.</source>
        <translation>
            <numerusform>%n candidate hidden, because its label does not count; --all shows them.</numerusform>
            <numerusform>%n candidates hidden, because their label does not count; --all shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) of %1 go away:</source>
        <translation>
            <numerusform>%n commit of %1 goes away:</numerusform>
            <numerusform>%n commits of %1 go away:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) of %1 come in:</source>
        <translation>
            <numerusform>%n commit of %1 comes in:</numerusform>
            <numerusform>%n commits of %1 come in:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::cli::Usage</name>
    <message numerus="yes">
        <source>“%1” takes %n argument(s); see slipway --help.</source>
        <translation>
            <numerusform>“%1” takes %n argument; see slipway --help.</numerusform>
            <numerusform>“%1” takes %n arguments; see slipway --help.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Conditions</name>
    <message numerus="yes">
        <source>All %n required check(s) passed</source>
        <translation>
            <numerusform>The required check passed</numerusform>
            <numerusform>All %n required checks passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Notes</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) left out</source>
        <translation>
            <numerusform>%n commit left out</numerusform>
            <numerusform>%n commits left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Operations</name>
    <message numerus="yes">
        <source>%n change(s) can only be made when the deployment has ended: resume it then.</source>
        <translation>
            <numerusform>%n change can only be made when the deployment has ended: resume it then.</numerusform>
            <numerusform>%n changes can only be made when the deployment has ended: resume it then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Preflight</name>
    <message numerus="yes">
        <source>%n files are named like a candidate, and are released under these names; one is %1.</source>
        <translation>
            <numerusform>%n files are named like a candidate, and are released under these names; one is %1.</numerusform>
            <numerusform>%n files are named like a candidate, and are released under these names; one is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Probes</name>
    <message numerus="yes">
        <source>1 of %n node(s) reports %1</source>
        <extracomment>%n: how many nodes there are in all; %1: a version</extracomment>
        <translation>
            <numerusform>1 of %n node reports %1</numerusform>
            <numerusform>1 of %n nodes reports %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s) report %2</source>
        <extracomment>%n: how many nodes there are in all; %1: how many of them; %2: a version</extracomment>
        <translation>
            <numerusform>%1 of %n node report %2</numerusform>
            <numerusform>%1 of %n nodes report %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unknown</source>
        <extracomment>%1: &quot;1 of 2 nodes reports 0.1.1&quot;</extracomment>
        <translation>
            <numerusform>%1, %n unknown</numerusform>
            <numerusform>%1, %n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Proofs</name>
    <message numerus="yes">
        <source>%n place(s) are left to fill in in the release notes</source>
        <translation>
            <numerusform>%n place is left to fill in in the release notes</numerusform>
            <numerusform>%n places are left to fill in in the release notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n asset(s) are those that %1 vouches for</source>
        <translation>
            <numerusform>The asset is the one that %1 vouches for</numerusform>
            <numerusform>All %n assets are those that %1 vouches for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) on %1 revert something that it contains</source>
        <translation>
            <numerusform>%n commit on %1 reverts something that it contains</numerusform>
            <numerusform>%n commits on %1 revert something that it contains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::services::Steps</name>
    <message numerus="yes">
        <source>Delete GitHub release %1 for the tag %2, with %n asset(s)</source>
        <translation>
            <numerusform>Delete GitHub release %1 for the tag %2, with %n asset</numerusform>
            <numerusform>Delete GitHub release %1 for the tag %2, with %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ActivityList</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) hidden by the search or the filters.</source>
        <translation>
            <numerusform>%n operation hidden by the search or the filters.</numerusform>
            <numerusform>%n operations hidden by the search or the filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ActivityNotice</name>
    <message numerus="yes">
        <source>%n operation(s) were not finished: %1, …</source>
        <extracomment>%1 are the first of them, named</extracomment>
        <translation>
            <numerusform>%n operation was not finished: %1, …</numerusform>
            <numerusform>%n operations were not finished: %1, …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) were not finished: %1.</source>
        <translation>
            <numerusform>%n operation was not finished: %1.</numerusform>
            <numerusform>%n operations were not finished: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CandidateCells</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CandidateDetailsChanges</name>
    <message numerus="yes">
        <source>%n commit(s) since %1</source>
        <translation>
            <numerusform>%n commit since %1</numerusform>
            <numerusform>%n commits since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s); there is no earlier final version</source>
        <translation>
            <numerusform>%n commit; there is no earlier final version</numerusform>
            <numerusform>%n commits; there is no earlier final version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(the newest %n shown)</source>
        <translation>
            <numerusform>(the newest one shown)</numerusform>
            <numerusform>(the newest %n shown)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n commit(s); there is no earlier final version</source>
        <translation>
            <numerusform>The newest %n commit; there is no earlier final version</numerusform>
            <numerusform>The newest %n commits; there is no earlier final version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CandidateDetailsReadiness</name>
    <message numerus="yes">
        <source>%1 is %n commit(s) ahead of this candidate.</source>
        <translation>
            <numerusform>%1 is %n commit ahead of this candidate.</numerusform>
            <numerusform>%1 is %n commits ahead of this candidate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The candidate has %n commit(s) that %1 has not.</source>
        <translation>
            <numerusform>The candidate has %n commit that %1 has not.</numerusform>
            <numerusform>The candidate has %n commits that %1 has not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CandidatesList</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s) hidden by the search or the filters.</source>
        <translation>
            <numerusform>%n candidate hidden by the search or the filters.</numerusform>
            <numerusform>%n candidates hidden by the search or the filters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n tag(s) is named like a candidate (%1). Name the patterns in .slipway.toml if yours look different.</source>
        <translation>
            <numerusform>The only tag is not named like a candidate (%1). Name the patterns in .slipway.toml if yours look different.</numerusform>
            <numerusform>None of the %n tags is named like a candidate (%1). Name the patterns in .slipway.toml if yours look different.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CommitSection</name>
    <message numerus="yes">
        <source>(the newest %n shown)</source>
        <translation>
            <numerusform>(the newest one shown)</numerusform>
            <numerusform>(the newest %n shown)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::DiffText</name>
    <message numerus="yes">
        <source>⋯ %n line(s)</source>
        <translation>
            <numerusform>⋯ %n line</numerusform>
            <numerusform>⋯ %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::DiffView</name>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::EnvironmentLook</name>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <translation>
            <numerusform>%n commit</numerusform>
            <numerusform>%n commits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PR(s)</source>
        <translation>
            <numerusform>%n PR</numerusform>
            <numerusform>%n PRs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n commit(s) ahead of %2.</source>
        <translation>
            <numerusform>%1 is %n commit ahead of %2.</numerusform>
            <numerusform>%1 is %n commits ahead of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It lacks %n commit(s) that run on %1.</source>
        <translation>
            <numerusform>It lacks %n commit that runs on %1.</numerusform>
            <numerusform>It lacks %n commits that run on %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::NewCandidateDialog</name>
    <message numerus="yes">
        <source>%1 is on a newer commit: %n commit(s) that it holds would not be in this candidate.</source>
        <translation>
            <numerusform>%1 is on a newer commit: %n commit that it holds would not be in this candidate.</numerusform>
            <numerusform>%1 is on a newer commit: %n commits that it holds would not be in this candidate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::NotesDesk</name>
    <message numerus="yes">
        <source>%n place(s) were changed on both sides: both stand in the text, between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;. Choose what shall stand there and take the marks away.</source>
        <translation>
            <numerusform>%n place was changed on both sides: both stand in the text, between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;. Choose what shall stand there and take the marks away.</numerusform>
            <numerusform>%n places were changed on both sides: both stand in the text, between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;. Choose what shall stand there and take the marks away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::NotesList</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the search.</source>
        <translation>
            <numerusform>%n hidden by the search.</numerusform>
            <numerusform>%n hidden by the search.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::NotesPreviewPane</name>
    <message numerus="yes">
        <source>%n more item(s) of lists or row(s) of tables are not shown here; they are published.</source>
        <translation>
            <numerusform>%n more item of lists or row of tables are not shown here; they are published.</numerusform>
            <numerusform>%n more items of lists or rows of tables are not shown here; they are published.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::OpenRepositoryDialog</name>
    <message numerus="yes">
        <source>Its remotes name %n GitHub repository(ies).</source>
        <translation>
            <numerusform>Its remotes name %n GitHub repository.</numerusform>
            <numerusform>Its remotes name %n GitHub repositories.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ProblemBanner</name>
    <message numerus="yes">
        <source>%1 (%n more in the status bar)</source>
        <translation>
            <numerusform>%1 (%n more in the status bar)</numerusform>
            <numerusform>%1 (%n more in the status bar)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::PromoteDialog</name>
    <message numerus="yes">
        <source>(%n commit(s))</source>
        <translation>
            <numerusform>(%n commit)</numerusform>
            <numerusform>(%n commits)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::PublishNotesDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ReplacementView</name>
    <message numerus="yes">
        <source>%n commit(s) of %1 go away:</source>
        <translation>
            <numerusform>%n commit of %1 goes away:</numerusform>
            <numerusform>%n commits of %1 go away:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is not an earlier state of %2: %n commit(s) come in:</source>
        <translation>
            <numerusform>%1 is not an earlier state of %2: %n commit comes in:</numerusform>
            <numerusform>%1 is not an earlier state of %2: %n commits come in:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No commit goes away; %n commit(s) of %1 come in:</source>
        <translation>
            <numerusform>No commit goes away; %n commit of %1 comes in:</numerusform>
            <numerusform>No commit goes away; %n commits of %1 come in:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::Sidebar</name>
    <message numerus="yes">
        <source>%n open candidate(s)</source>
        <translation>
            <numerusform>%n open candidate</numerusform>
            <numerusform>%n open candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished operation(s)</source>
        <translation>
            <numerusform>%n unfinished operation</numerusform>
            <numerusform>%n unfinished operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::VersionsPanel</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) are hidden by it.</source>
        <translation>
            <numerusform>%n version is hidden by it.</numerusform>
            <numerusform>%n versions are hidden by it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n commit(s) ahead of %2</source>
        <translation>
            <numerusform>%1 is %n commit ahead of %2</numerusform>
            <numerusform>%1 is %n commits ahead of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n behind</source>
        <comment>… is 3 commits ahead of … and 2 behind</comment>
        <translation>
            <numerusform>%1 and %n behind</numerusform>
            <numerusform>%1 and %n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n pull request(s)</source>
        <translation>
            <numerusform>%1 · %n pull request</numerusform>
            <numerusform>%1 · %n pull requests</numerusform>
        </translation>
    </message>
</context>
</TS>
