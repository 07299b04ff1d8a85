using System.Globalization;
using Autograder.Api.Submissions;

namespace Autograder.Api.Rest.Submissions;

/// <summary>The files of a request, on disk for as long as it lasts.</summary>
internal sealed class ReceivedFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-upload-").FullName;

    private ReceivedFiles()
    {
    }

    public IReadOnlyList<HandedInFile> Files { get; private set; } = [];

    /// <summary>Names of ours on disk; the sender's are only kept as words.</summary>
    public static async Task<ReceivedFiles> OfAsync(IFormFileCollection form, CancellationToken cancel)
    {
        var received = new ReceivedFiles();
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
