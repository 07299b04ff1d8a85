using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Showing;

/// <summary>Events for programs, while people read the other display.</summary>
internal sealed class JsonDisplay(JsonLines lines, IBatchDisplay people) : IBatchDisplay
{
    public void Report(GradingPhase value)
    {
        lines.Write("phase", ("submission", value.Submission), ("phase", value.Phase));
        people.Report(value);
    }

    public void Done(Grade grade, TimeSpan took)
    {
        lines.Write("graded", [.. GradeObjects.Of(grade), ("seconds", Math.Round(took.TotalSeconds, 3))]);
        people.Done(grade, took);
    }

    public void Stopping()
    {
        lines.Write("stopping");
        people.Stopping();
    }
}
