using Npgsql;

namespace Autograder.Api.Queue;

/// <summary>Hears what the database notifies, on one connection that is made again when it breaks.</summary>
internal static class Listening
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="channel">One of ours.</param>
    /// <param name="heard">Called with the payload; with null after every connect, because something may have been missed.</param>
    public static async Task RunAsync(NpgsqlDataSource source, string channel, Action<string?> heard, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                connection.Notification += (_, notice) => heard(notice.Payload);
                await using (var listen = new NpgsqlCommand($"listen {channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancel);
                }

                heard(null);
                while (true)
                {
                    await connection.WaitAsync(cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                await Task.Delay(Pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
