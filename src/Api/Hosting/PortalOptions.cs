using Autograder.Rubrics.Evidence;

namespace Autograder.Api.Hosting;

/// <summary>What every role of the program needs to know of its surroundings.</summary>
internal sealed record PortalOptions
{
    public const string DatabaseVariable = "AUTOGRADER_DATABASE";

    public required string DataFolder { get; init; }

    /// <summary>How to reach PostgreSQL.</summary>
    public required string ConnectionString { get; init; }
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>Whether serving brings a worker along.</summary>
    public bool RunsWorker { get; init; } = true;

    /// <summary>Whether a worker ends where the engine has known holes; workers that are started by the portal inherit the variable.</summary>
    public bool Strict { get; init; } = Environment.GetEnvironmentVariable("AUTOGRADER_STRICT") is "1";

    /// <summary>How many jobs a worker does side by side.</summary>
    public int Slots { get; init; } = Rubrics.Grading.CpuSlots.Usual;

    public string Blobs => Path.Combine(DataFolder, "blobs");

    /// <summary>Keys that protect cookies and forms.</summary>
    public string Keys => Path.Combine(DataFolder, "keys");

    /// <summary>E-mails as files where no server for them is configured.</summary>
    public string Mail => Path.Combine(DataFolder, "mail");

    /// <summary>Packages, unpacked; made anew from the blobs when missing.</summary>
    public string Packages => Path.Combine(DataFolder, "packages");
    public string Work => Path.Combine(DataFolder, "work");

    /// <summary>Below root's home no other user could run the database, so root's data lies elsewhere.</summary>
    public static string UsualDataFolder => Environment.IsPrivilegedProcess
        ? "/var/lib/autograder"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "autograder");

    /// <summary>Makes the folders; what lies in the private ones is nobody else's business.</summary>
    public void MakeFolders()
    {
        Directory.CreateDirectory(DataFolder);
        foreach (var folder in new[] { Blobs, Keys, Mail, Packages, Work })
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public BlobStore OpenBlobs() => new(Blobs);
}
