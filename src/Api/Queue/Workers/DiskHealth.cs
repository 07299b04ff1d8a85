using Autograder.Api.Health;
using Autograder.Api.Hosting;

namespace Autograder.Api.Queue.Workers;

/// <summary>Whether there is room for what runs leave. A worker without room takes no work, so that another one gets it and nothing fails halfway.</summary>
internal sealed class DiskHealth(PortalOptions options)
{
    /// <summary>Why no work is taken, for staff; null where work is taken.</summary>
    public string? Trouble
    {
        get
        {
            var folders = new[] { options.Blobs, options.Work, Environment.GetEnvironmentVariable("AUTOGRADER_WORK") is { Length: > 0 } work ? work : Path.GetTempPath() };
            return folders.Select(Look).OfType<string>().FirstOrDefault();
        }
    }

    private static string? Look(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace is var free && free < StorageCheck.TooLittle ? $"Only {free >> 20} MiB are free at {folder}; no work is taken until there are {StorageCheck.TooLittle >> 20} MiB." : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be used: {e.Message}";
        }
    }
}
