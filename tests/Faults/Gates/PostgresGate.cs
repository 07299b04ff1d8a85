using System.Text;

namespace Autograder.Faults.Gates;

/// <summary>Stands between a program and PostgreSQL, and knows the moment at which a grade is about to be committed.</summary>
internal sealed class PostgresGate(string path, string upstream) : Gate(path, upstream)
{
    private Hold? _commit;

    /// <summary>Holds the next commit of a grade: before the server sees it, or after it has happened and before the program hears of it.</summary>
    public Hold HoldAtCommit(Moment moment) => _commit = new Hold("COMMIT", moment);

    /// <summary>Lets everything pass again.</summary>
    public void Reset()
    {
        _commit?.Release();
        (_commit, IsOpen) = (null, true);
    }

    protected override async Task PassAsync(Stream client, Stream server)
    {
        var graded = false;
        var committing = false;
        await Task.WhenAny(UpAsync(), DownAsync());

        async Task UpAsync()
        {
            var buffer = new byte[64 * 1024];
            for (int count; (count = await client.ReadAsync(buffer)) > 0;)
            {
                var text = Encoding.Latin1.GetString(buffer, 0, count);
                graded |= text.Contains("INSERT INTO grades", StringComparison.Ordinal);
                committing = graded && text.Contains("COMMIT", StringComparison.Ordinal);
                if (committing && _commit is { } hold && hold.Takes("COMMIT", Moment.Before) && !await hold.WaitAsync())
                {
                    return;
                }

                graded &= !committing;
                await server.WriteAsync(buffer.AsMemory(0, count));
            }
        }

        async Task DownAsync()
        {
            var buffer = new byte[64 * 1024];
            for (int count; (count = await server.ReadAsync(buffer)) > 0;)
            {
                if (committing && _commit is { } hold && hold.Takes("COMMIT", Moment.After) && !await hold.WaitAsync())
                {
                    return;
                }

                await client.WriteAsync(buffer.AsMemory(0, count));
            }
        }
    }
}
