using System.Text;
using System.Text.Json;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Hostile.Matrix;

/// <summary>What the runs of one submission left behind: everything that they printed and wrote, as one text, and how they came out.</summary>
internal sealed record Gathered(IReadOnlyList<RunEvidence> Runs, string Text, Outcome? Ended)
{
    private static readonly (string Word, Outcome Means)[] Statuses =
    [
        ("timeout", Outcome.TimedOut), ("crashed", Outcome.Crashed), ("kernel-died", Outcome.Crashed), ("died", Outcome.Crashed), ("ended", Outcome.Crashed), ("error", Outcome.Crashed),
        ("failed", Outcome.Crashed), ("bad-output", Outcome.BadOutput), ("missing", Outcome.BadOutput), ("unbound", Outcome.BadOutput), ("unreadable", Outcome.BadOutput),
    ];

    public static Gathered Of(EvidenceStore store, IEnumerable<string> keys)
    {
        var runs = keys.Select(store.Find).OfType<RunEvidence>().ToList();
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            foreach (var blob in new[] { run.Stdout, run.Stderr }.Concat(run.Files.Values))
            {
                text.AppendLine(Encoding.UTF8.GetString(store.Blobs.Get(blob)));
            }

            text.AppendJoin('\n', run.Notes).AppendLine();
        }

        return new Gathered(runs, text.ToString(), runs.Select(run => Of(run, store.Blobs)).FirstOrDefault(o => o is not null));
    }

    /// <summary>How a run ended, from what the engine saw first; null where it ended well.</summary>
    private static Outcome? Of(RunEvidence run, BlobStore blobs) => run.End switch
    {
        BoxEnd.TimedOut => Outcome.TimedOut,
        BoxEnd.CpuTimeExceeded => Outcome.Cpu,
        BoxEnd.OutOfMemory => Outcome.Memory,
        BoxEnd.OutputExceeded => Outcome.Output,
        BoxEnd.Signalled => Outcome.Crashed,
        BoxEnd.Exited => OfResults(RunResult.Load(run, blobs)) ?? (run.ExitCode == 0 ? null : Outcome.Crashed),
    };

    private static Outcome? OfResults(RunResult result)
    {
        if (result.Problem.Length > 0 || result.Results.ValueKind != JsonValueKind.Object)
        {
            return Outcome.BadOutput;
        }

        var words = Words(result.Results).ToHashSet(StringComparer.Ordinal);
        return Statuses.Where(s => words.Contains(s.Word)).Select(s => (Outcome?)s.Means).FirstOrDefault();
    }

    private static IEnumerable<string> Words(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p is { Name: "status", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString() ?? ""] : Words(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Words),
        _ => [],
    };
}
