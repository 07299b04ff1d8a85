namespace Autograder.Cli.Showing;

/// <summary>How long things will still take, from how long the finished ones took.</summary>
internal sealed class Estimates(int total)
{
    private readonly List<TimeSpan> _finished = [];

    public int Finished => _finished.Count;

    /// <summary>Half of the finished submissions took less; null before the first.</summary>
    public TimeSpan? Typical { get; private set; }

    public void Finish(TimeSpan took)
    {
        _finished.Insert(~_finished.BinarySearch(took) is var at and >= 0 ? at : _finished.BinarySearch(took), took);
        Typical = _finished[_finished.Count / 2];
    }

    /// <summary>What one submission still needs; null where it takes longer than is typical already.</summary>
    public TimeSpan? Of(TimeSpan elapsed) => Typical is { } typical && typical > elapsed ? typical - elapsed : null;

    /// <summary>What the batch still needs at the pace so far.</summary>
    public TimeSpan? OfBatch(TimeSpan elapsed) => _finished.Count == 0 ? null : elapsed / _finished.Count * (total - _finished.Count);
}
