using System.Diagnostics;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Npgsql;

namespace Autograder.Api.Backup;

/// <summary>Runs a client program of PostgreSQL's against a database. The password goes through the environment, never onto a command line.</summary>
internal static class DatabaseProgram
{
    /// <exception cref="StartFailure">It is not installed, or ended with an error, which the message quotes.</exception>
    public static async Task RunAsync(string program, string connectionString, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(ClusterPrograms.Find(program), arguments) { RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in EnvironmentOf(new NpgsqlConnectionStringBuilder(connectionString)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new StartFailure($"{program} did not start.");
        process.StandardInput.Close();
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                throw new StartFailure($"{program} ended with {process.ExitCode}: {said.Trim()}");
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> EnvironmentOf(NpgsqlConnectionStringBuilder connection)
    {
        (string, string?)[] all =
        [
            ("PGHOST", connection.Host),
            ("PGPORT", $"{connection.Port}"),
            ("PGDATABASE", connection.Database),
            ("PGUSER", connection.Username),
            ("PGPASSWORD", connection.Password),
            ("PGSSLMODE", ModeOf(connection.SslMode)),
            ("PGSSLROOTCERT", connection.RootCertificate),
        ];
        return all.Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => (pair.Item1, pair.Item2!)); // empty ones were left out just now
    }

    private static string ModeOf(SslMode mode) => mode switch
    {
        SslMode.Disable => "disable",
        SslMode.Allow => "allow",
        SslMode.Prefer => "prefer",
        SslMode.Require => "require",
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
    };
}
