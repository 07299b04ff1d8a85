using System.CommandLine;
using Autograder.Api.Hosting;

namespace Autograder.Api.Backup;

/// <summary>backup and restore.</summary>
internal static class BackupCommands
{
    public static Command CreateBackup()
    {
        var data = new DataOptions();
        var to = new Argument<string>("folder") { Description = "Where backups go. Each adds a dump of the database and the blobs that are not there yet." };
        var command = new Command("backup", "Copies everything the portal keeps, while it runs or not.") { to };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, cancel);
            Console.WriteLine(await PortalBackup.BackUpAsync(open.Options, new BackupFolder(Path.GetFullPath(parsed.GetRequiredValue(to))), TimeProvider.System, cancel));
            return 0;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var data = new DataOptions();
        var from = new Argument<string>("folder") { Description = "Where the backups lie; the newest is taken." };
        var command = new Command("restore", "Puts a backup into an empty data folder, or into an empty database and a data folder without blobs.") { from };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, cancel, migrate: false);
            Console.WriteLine(await PortalBackup.RestoreAsync(open.Options, new BackupFolder(Path.GetFullPath(parsed.GetRequiredValue(from))), cancel));
            return 0;
        });
        return command;
    }
}
