using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;

namespace Autograder.Api.Queue;

/// <summary>Tells pages when something about a submission changed; the database tells us.</summary>
internal sealed class ProgressHub(NpgsqlDataSource source) : BackgroundService
{
    private readonly ConcurrentDictionary<Channel<long>, long> _watchers = new();

    /// <summary>Yields the submission's id at once and then after every change, several changes perhaps as one; read its state anew each time.</summary>
    public async IAsyncEnumerable<long> WatchAsync(long submissionId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var news = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        news.Writer.TryWrite(submissionId);
        _watchers[news] = submissionId;
        try
        {
            await foreach (var id in news.Reader.ReadAllAsync(cancel))
            {
                yield return id;
            }
        }
        finally
        {
            _watchers.TryRemove(news, out _);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Listening.RunAsync(source, "progress", Tell, stoppingToken);

    private void Tell(string? payload)
    {
        var all = !long.TryParse(payload, NumberStyles.None, CultureInfo.InvariantCulture, out var submission);
        foreach (var (watcher, watched) in _watchers)
        {
            if (all || watched == submission)
            {
                watcher.Writer.TryWrite(watched);
            }
        }
    }
}
