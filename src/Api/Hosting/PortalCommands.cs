using System.CommandLine;
using System.CommandLine.Invocation;
using Autograder.Api.Account;
using Autograder.Api.Backup;
using Autograder.Api.Demo;
using Autograder.Api.Queue.Workers;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>What the program can be asked to do.</summary>
internal static class PortalCommands
{
    private const string Name = "autograder portal";
    private const int CallersMistake = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            var command = parsed.CommandResult.Command is RootCommand ? Name : $"{Name} {parsed.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => "error: " + error.Message).Append($"Say '{command} --help' to see what is possible.")));
            return CallersMistake;
        }

        try
        {
            // the host waits for its own signals, so that requests and runs can end in order
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is StartFailure or NpgsqlException or IOException or UnauthorizedAccessException) // a port in use, a folder that is not ours, a database that does not answer
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}{(failure.InnerException is AddressInUseException ? " Another program listens there, perhaps another portal: end it, or give --urls another address." : "")}");
            return 1;
        }
    }

    private static RootCommand Root() => new("The portal of Autograder: people, courses, the queue.")
    {
        HelpName = Name,
        Subcommands =
        {
            ServeCommand.Create(),
            WorkerCommand.Create(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            DemoCommand.Create(),
            InviteCommand.Create(),
        },
    };
}
