using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public sealed class GradeTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Bad_marks_are_no_failure()
    {
        _session.Submit("ana");
        _session.Submit("bor", answer: "7");

        var result = await _session.GradeAsync();

        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("1 / 6");
        result.Out.ShouldContain("0 / 6");
        result.Out.ShouldContain("2 submissions: 2 final.");
    }

    [Fact]
    public async Task Strict_refuses_an_engine_with_a_hole_that_reaches_boxes_and_otherwise_it_is_told()
    {
        _session.Submit("ana");
        _session.Holes = [new KnownHole("CVE-1", "leads out of a box", "runc 9", ReachesUs: true), new KnownHole("CVE-2", "of no matter here", "Docker 99", ReachesUs: false)];

        var refused = await _session.GradeAsync("--strict");
        var told = await _session.GradeAsync();

        refused.Code.ShouldBe(ExitCode.OurFault);
        refused.Error.ShouldContain("Nothing is graded here, because --strict was asked for. This machine has known holes that untrusted code may use: CVE-1 (closed by runc 9).");
        told.Code.ShouldBe(ExitCode.Worked, told.Error);
        told.Error.ShouldContain("CVE-1");
        told.Error.ShouldNotContain("CVE-2");
    }

    [Fact]
    public async Task Strict_grades_where_no_hole_reaches_boxes()
    {
        _session.Submit("ana");
        _session.Holes = [new KnownHole("CVE-2", "of no matter here", "Docker 99", ReachesUs: false)];

        (await _session.GradeAsync("--strict")).Code.ShouldBe(ExitCode.Worked);
    }

    [Fact]
    public async Task Writes_results_gradebook_and_what_regrading_needs()
    {
        _session.Submit("ana");

        await _session.GradeAsync();

        File.Exists(Path.Combine(_session.Out, "ana", "results.json")).ShouldBeTrue();
        File.Exists(Path.Combine(_session.Out, ".autograder", "grades", "ana.json")).ShouldBeTrue();
        File.Exists(Path.Combine(_session.Out, ".autograder", "package", CliSession.Slug, "assignment.yaml")).ShouldBeTrue();
        (await File.ReadAllTextAsync(Path.Combine(_session.Out, "gradebook.csv"))).ShouldContain("\"ana\"");
    }

    [Fact]
    public async Task Leaves_no_work_folder_behind()
    {
        _session.Submit("ana");

        await _session.GradeAsync();

        Directory.EnumerateFileSystemEntries(Path.Combine(_session.Root, "AUTOGRADER_WORK")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_failure_on_one_submission_costs_no_other_its_grade()
    {
        using var session = new CliSession { Sandbox = new FakeSandbox(FailFor("poison.py")) };
        session.Submit("ana");
        File.WriteAllText(Path.Combine(session.Submit("bor"), "poison.py"), "");

        var result = await session.GradeAsync();

        result.Code.ShouldBe(ExitCode.OurFault);
        result.Out.ShouldContain("1 final, 1 not graded");
        result.Out.ShouldContain("the engine fell over");
    }

    [Fact]
    public async Task Resume_looks_at_nothing_that_stands()
    {
        _session.Submit("ana");
        _session.Submit("bor");
        await _session.GradeAsync();
        var before = _session.Sandbox.Asked.Count;

        var result = await _session.GradeAsync("--resume", "--json");

        result.Code.ShouldBe(ExitCode.Worked);
        _session.Sandbox.Asked.Count.ShouldBe(before);
        result.Events.ShouldNotContain(e => e["event"]!.GetValue<string>() == "phase");
        result.Events[^1]["unchanged"]!.GetValue<int>().ShouldBe(2);
        result.Error.ShouldContain("(unchanged)");
    }

    [Fact]
    public async Task Resume_grades_what_changed_since()
    {
        _session.Submit("ana");
        _session.Submit("bor");
        _session.Submit("cilka");
        await _session.GradeAsync();
        _session.Submit("ana", answer: "12");
        _session.Receive("bor", new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));

        var result = await _session.GradeAsync("--resume", "--json");

        result.Events.Where(e => e["event"]!.GetValue<string>() == "graded").Select(e => e["submission"]!.GetValue<string>()).Order().ShouldBe(["ana", "bor"]);
    }

    [Fact]
    public async Task Resume_grades_everything_under_a_changed_package()
    {
        _session.Submit("ana");
        await _session.GradeAsync();
        _session.EditPackage("version: 0.1.0", "version: 0.2.0");

        (await _session.GradeAsync("--resume", "--json")).Events[0]["unchanged"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Resume_does_not_trust_a_damaged_grade()
    {
        _session.Submit("ana");
        await _session.GradeAsync();
        await File.WriteAllTextAsync(Path.Combine(_session.Out, ".autograder", "grades", "ana.json"), "{");

        (await _session.GradeAsync("--resume")).Out.ShouldContain("1 submission: 1 final.");
    }

    [Fact]
    public async Task Evidence_with_the_same_key_is_never_made_twice()
    {
        _session.Submit("ana");
        await _session.GradeAsync();
        var before = _session.Sandbox.Asked.Count;

        await _session.GradeAsync();

        _session.Sandbox.Asked.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Only_grades_the_named_and_keeps_everybody_in_the_gradebook()
    {
        _session.Submit("ana");
        _session.Submit("bor");
        await _session.GradeAsync("--only", "ana");

        var result = await _session.GradeAsync("--only", "bor", "--json");

        result.Events.Where(e => e["event"]!.GetValue<string>() == "graded").ShouldHaveSingleItem()["submission"]!.GetValue<string>().ShouldBe("bor");
        (await File.ReadAllTextAsync(Path.Combine(_session.Out, "gradebook.csv"))).ShouldContain("\"ana\"");
    }

    [Fact]
    public async Task Another_assignments_folder_is_refused()
    {
        _session.Submit("ana");
        await _session.GradeAsync();
        (await _session.RunAsync("new", "other", "--in", _session.Root)).Code.ShouldBe(0);

        var result = await _session.RunAsync("grade", Path.Combine(_session.Root, "other"), _session.Submissions, "--out", _session.Out);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain(CliSession.Slug);
    }

    [Fact]
    public async Task Events_are_one_object_a_line_and_end_with_the_whole()
    {
        _session.Submit("ana");

        var result = await _session.GradeAsync("--json");

        result.Events.Select(e => e["event"]!.GetValue<string>()).ShouldBe(["started", "phase", "phase", "phase", "graded", "finished"]);
        result.Events[^1]["submissions"]!.AsArray().ShouldHaveSingleItem()!["total"]!.GetValue<decimal>().ShouldBe(1m);
        result.Error.ShouldContain("[1/1] ana");
    }

    [Fact]
    public async Task An_interruption_keeps_finished_grades_and_resume_goes_on()
    {
        var interrupt = true;
        CliSession session = null!; // assigned before the first box is asked for
        session = new CliSession
        {
            Sandbox = new FakeSandbox(spec =>
            {
                if (interrupt && CliSession.Holds(spec, "second.py"))
                {
                    session.Interrupt.Cancel();
                    session.Interrupt.Token.ThrowIfCancellationRequested();
                }

                return TestEvidence.Facts("{}");
            }),
        };
        using var _ = session;
        session.Submit("ana");
        File.WriteAllText(Path.Combine(session.Submit("bor"), "second.py"), "");

        var stopped = await session.GradeAsync("--jobs", "1");

        stopped.Code.ShouldBe(ExitCode.Interrupted);
        stopped.Out.ShouldContain("1 of 2 submissions were not graded");
        stopped.Out.ShouldContain("--resume");
        var gradebook = await File.ReadAllTextAsync(Path.Combine(session.Out, "gradebook.csv"));
        gradebook.ShouldContain("\"ana\"");
        gradebook.ShouldNotContain("\"bor\"");

        interrupt = false;
        session.Interrupt = new CancellationTokenSource();
        var resumed = await session.GradeAsync("--resume");
        resumed.Code.ShouldBe(ExitCode.Worked);
        resumed.Out.ShouldContain("1 unchanged");
    }

    private static Func<BoxSpec, BoxFacts> FailFor(string file) => spec =>
        CliSession.Holds(spec, file) ? throw new SandboxException("the engine fell over") : TestEvidence.Facts("{}");
}
