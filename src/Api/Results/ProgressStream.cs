using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Autograder.Api.Shared;

namespace Autograder.Api.Results;

/// <summary>Tells one page how its submission gets on: at every change, and now and then so that the connection is known to live.</summary>
internal sealed class ProgressStream(ProgressHub hub, ProgressReader progress, ITexts texts, TimeProvider time, IHostApplicationLifetime host)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(3);

    public async IAsyncEnumerable<SseItem<string>> WatchAsync(long submissionId, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await using var changes = hub.WatchAsync(submissionId, ending.Token).GetAsyncEnumerator(ending.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            // whoever lost the right to see it is told nothing more
            while (!ending.IsCancellationRequested && await progress.ReadAsync(submissionId, ending.Token) is { } state)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(ProgressWords.Of(state, texts), JsonSerializerOptions.Web), "progress") { ReconnectionInterval = Reconnection };
                if (state.IsOver)
                {
                    yield break;
                }

                await Task.WhenAny(next, Task.Delay(Heartbeat, time, ending.Token));
                if (next.IsCompleted)
                {
                    if (next.IsFaulted || next.IsCanceled || !await next)
                    {
                        yield break; // the page connects again by itself
                    }

                    next = changes.MoveNextAsync().AsTask();
                }
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAny(next); // an enumerator is left only when it is at rest
        }
    }
}
