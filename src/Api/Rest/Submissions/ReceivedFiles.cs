using System.Globalization;
using System.Security.Cryptography;
using Autograder.Api.Hosting;
using Autograder.Api.Submissions;

namespace Autograder.Api.Rest.Submissions;

/// <summary>The files of a request, on disk for as long as it lasts.</summary>
internal sealed class ReceivedFiles : IDisposable
{
    private readonly string _folder;

    private ReceivedFiles(PortalOptions options)
    {
        _folder = Path.Combine(options.Work, $"upload-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public IReadOnlyList<HandedInFile> Files { get; private set; } = [];

    /// <summary>Names of ours on disk; the sender's are only kept as words.</summary>
    public static async Task<ReceivedFiles> OfAsync(IFormFileCollection form, PortalOptions options, CancellationToken cancel)
    {
        var received = new ReceivedFiles(options);
        try
        {
            var files = new List<HandedInFile>();
            foreach (var file in form)
            {
                var path = Path.Combine(received._folder, files.Count.ToString(CultureInfo.InvariantCulture));
                await using (var stream = new FileStream(path, FileMode.CreateNew))
                {
                    await file.CopyToAsync(stream, cancel);
                }

                files.Add(new HandedInFile(file.FileName, path));
            }

            received.Files = files;
            return received;
        }
        catch
        {
            received.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
