using System.Globalization;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Showing;

/// <summary>One line per finished submission, for files, pipes and continuous integration.</summary>
internal sealed class PlainDisplay(TextWriter target, int total) : IBatchDisplay
{
    private readonly Lock _turn = new();
    private int _done;

    public void Report(GradingPhase value)
    {
    }

    public void Done(Grade grade, TimeSpan took)
    {
        lock (_turn)
        {
            _done++;
            var place = $"[{_done.ToString(CultureInfo.InvariantCulture).PadLeft(total.ToString(CultureInfo.InvariantCulture).Length)}/{total}]";
            Say($"{place} {grade.Submission.Id}  {GradeWords.Status(grade.Status)}  {GradeWords.Total(grade)}  ({Spans.Words(took)})");
        }
    }

    public void Stopping() => Say(BatchWords.Stopping);

    private void Say(string line)
    {
        lock (_turn)
        {
            target.WriteLine(line);
            target.Flush();
        }
    }
}
