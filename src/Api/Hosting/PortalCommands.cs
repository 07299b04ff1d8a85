using System.CommandLine;
using Autograder.Api.Backup;
using Autograder.Api.Demo;
using Autograder.Api.Queue.Workers;

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
        };
        try
        {
            // the host waits for its own signals, so that requests and runs can end in order
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartFailure failure)
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}");
            return 1;
        }
    }
}
