using System.Threading.Channels;
using Autograder.Reports;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Integrity;

namespace Autograder.Cli.Batches;

/// <summary>Sets PDFs beside the grading. A few may wait; then grading waits for them. A report that fails costs no grade.</summary>
internal sealed class ReportQueue
{
    private const int MostWaiting = 16;
    private readonly Channel<Grade> _waiting = Channel.CreateBounded<Grade>(MostWaiting);
    private readonly ResultFiles _files;
    private readonly ReportWriter _reports;
    private readonly ReportOptions _options;
    private readonly List<string> _failures = [];
    private readonly Task _work;

    public ReportQueue(ResultFiles files, ReportWriter reports, ReportOptions options)
    {
        _files = files;
        _reports = reports;
        _options = options;
        _work = Task.WhenAll(Enumerable.Range(0, ReportWriter.Parallelism).Select(_ => Task.Run(WorkAsync)));
    }

    public ValueTask AddAsync(Grade grade) => _waiting.Writer.WriteAsync(grade, CancellationToken.None);

    /// <summary>Waits for the last report, then sets the class summary and the marker's pages.</summary>
    /// <returns>What failed, each reason once.</returns>
    public async Task<IReadOnlyList<string>> FinishAsync(IReadOnlyList<Grade> summarised, IReadOnlyList<CourseFinding> findings)
    {
        _waiting.Writer.TryComplete();
        await _work;
        if (summarised.Count > 0)
        {
            await TryAsync("the class summary", () => _files.WriteSummaryAsync(summarised, findings, _reports, _options));
            await TryAsync("the pages for markers", () => _files.WriteMarkingPagesAsync(summarised, _reports, _options));
        }

        return _failures;
    }

    private async Task WorkAsync()
    {
        await foreach (var grade in _waiting.Reader.ReadAllAsync())
        {
            await TryAsync($"the report of {grade.Submission.Id}", () => _files.WriteReportAsync(grade, _reports, _options));
        }
    }

    private async Task TryAsync(string what, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception problem) // of any kind: without this worker the grading would wait for ever
        {
            lock (_failures)
            {
                if (!_failures.Exists(known => known.EndsWith(problem.Message, StringComparison.Ordinal)))
                {
                    _failures.Add($"Could not write {what}: {problem.Message}");
                }
            }
        }
    }
}
