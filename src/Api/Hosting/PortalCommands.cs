using System.CommandLine;
using Autograder.Api.Account;
using Autograder.Api.Backup;
using Autograder.Api.Demo;
using Autograder.Api.Queue.Workers;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>What the program can be asked to do.</summary>
internal static class PortalCommands
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("The portal of Autograder: people, courses, the queue.")
        {
            ServeCommand.Create(),
            WorkerCommand.Create(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            DemoCommand.Create(),
            InviteCommand.Create(),
        };
        try
        {
            // the host waits for its own signals, so that requests and runs can end in order
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is StartFailure or NpgsqlException or IOException or UnauthorizedAccessException) // a port in use, a folder that is not ours, a database that does not answer
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}");
            return 1;
        }
    }
}
