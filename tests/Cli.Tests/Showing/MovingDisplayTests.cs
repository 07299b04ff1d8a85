using Autograder.Cli.Showing;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Autograder.Cli.Tests.Showing;

public sealed class MovingDisplayTests
{
    [Fact]
    public async Task Shows_the_batch_and_what_each_submission_is_doing()
    {
        using var output = new StringWriter();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        screen.Profile.Width = 120;

        await MovingDisplay.ShowAsync(screen, 2, display =>
        {
            display.Report(new GradingPhase("a[b]", "training"));
            display.Report(new GradingPhase("bor", "functions"));
            display.Done(Graded("bor"), TimeSpan.FromSeconds(3));
            display.Stopping();
            return Task.CompletedTask;
        });

        output.ToString().ShouldContain("a[b]");
        output.ToString().ShouldContain("training");
        output.ToString().ShouldContain("Stopping");
    }

    private static Grade Graded(string id) => new()
    {
        Submission = new SubmissionStamp(id, [id], id, "", DateTimeOffset.UnixEpoch),
        Assignment = new AssignmentStamp("a", "1", "", "A", "C", "Etc/UTC", null),
        Status = GradeStatus.Final,
        Items = [],
        Raw = Marks.Zero,
        LateDeduction = Marks.Zero,
        Total = Marks.Zero,
        Maximum = new Marks(1),
        LateWords = "",
        Provenance = new Provenance { GraderVersion = "1" },
    };
}
