using System.Diagnostics;
using System.Globalization;

namespace Autograder.Fuzz.Engine;

/// <summary>Tries changed inputs until its processor time is used up; keeps each that takes a way nobody took before.</summary>
internal sealed class FuzzLoop(IFuzzedReader reader, FuzzFolders folders, Random random)
{
    // Of processor time: on a busy machine everything takes long.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);
    private readonly Coverage _coverage = new();
    private readonly List<byte[]> _queue = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _tries;
    private long _lastBegan;
    private long _watched;
    private TimeSpan _watchedFrom;

    public void Run(TimeSpan time)
    {
        using var last = new LastInput(folders.LastInput, reader.Longest);
        using var watch = new Timer(_ => EndIfHung(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        foreach (var input in reader.Seeds.Concat(folders.Corpus.Inputs).Concat(folders.Queue.Inputs).Where(i => i.Length <= reader.Longest))
        {
            Try(input, last);
        }

        if (_queue.Count == 0)
        {
            _queue.Add([]);
        }

        var mutator = new Mutator(reader, random);
        var told = TimeSpan.Zero;
        while (Environment.CpuUsage.TotalTime < time)
        {
            Try(mutator.Change(_queue[Pick()], _queue), last);
            if (_clock.Elapsed - told > TimeSpan.FromSeconds(30))
            {
                told = _clock.Elapsed;
                Tell();
            }
        }

        Tell();
    }

    /// <summary>Late ones more often: they took the newest ways.</summary>
    private int Pick() => random.Next(3) == 0 ? random.Next(_queue.Count) : Math.Max(random.Next(_queue.Count), random.Next(_queue.Count));

    private void Try(byte[] input, LastInput last)
    {
        last.Put(input);
        Trace.Clear();
        Interlocked.Exchange(ref _lastBegan, _clock.ElapsedMilliseconds + 1);
        var finding = Attempt.Of(reader, input);
        Interlocked.Exchange(ref _lastBegan, 0);
        _tries++;
        if (finding is not null)
        {
            Keep(finding, input);
        }
        else if (_coverage.Learn(Trace.Map))
        {
            _queue.Add(input);
            folders.Queue.Add(input);
        }
    }

    private void Keep(Finding finding, byte[] input)
    {
        if (_kinds.Add(finding.Kind))
        {
            folders.KeepFinding(finding, input);
            Console.WriteLine($"  FOUND {finding.Kind}: {finding.Words.Split('\n')[0]}");
        }
    }

    private void EndIfHung()
    {
        var began = Interlocked.Read(ref _lastBegan);
        if (began != _watched)
        {
            (_watched, _watchedFrom) = (began, Environment.CpuUsage.TotalTime);
        }
        else if (began > 0 && Environment.CpuUsage.TotalTime - _watchedFrom > Hang)
        {
            Environment.FailFast("hung");
        }
    }

    private void Tell() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {reader.Name}: {Environment.CpuUsage.TotalTime.TotalSeconds:0} s, {_tries:N0} tries, {_coverage.Ways:N0} ways, {_queue.Count:N0} inputs, {_kinds.Count} findings"));
}
