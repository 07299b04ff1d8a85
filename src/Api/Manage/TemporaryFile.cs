using Autograder.Api.Hosting;

namespace Autograder.Api.Manage;

/// <summary>A file for an answer that is too large for memory. The system removes it when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Make(PortalOptions options)
    {
        Directory.CreateDirectory(options.Work);
        return new FileStream(Path.Combine(options.Work, $"answer-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
    }
}
