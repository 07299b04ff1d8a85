using System.Text.RegularExpressions;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>Takes a package that somebody uploads: as carefully as a submission, and then as strictly as from a folder.</summary>
public static partial class PackageUpload
{
    /// <summary>Packages hold reference notebooks and many wrong submissions, so they may be larger than a submission.</summary>
    public static readonly IntakeLimits Limits = new() { MaxEntries = 5000, MaxUploadBytes = 100L << 20, MaxTotalBytes = 300L << 20, MaxFileBytes = 50L << 20 };

    /// <summary>How the names of folders begin that are made for the time of reading, so that whoever sweeps the work folder knows what a killed program left.</summary>
    public const string FolderPrefix = "package-";

    /// <summary>Reads a zip (or another archive) of a package.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="workFolder">Where it may be unpacked for the time of reading.</param>
    public static UploadedPackage Read(string name, byte[] content, string workFolder, CancellationToken cancel) =>
        Read(SubmissionReader.Read(name, content, Limits, cancel), workFolder);

    /// <summary>Reads a package's folder as if it had been uploaded.</summary>
    public static UploadedPackage ReadFolder(string folder, string workFolder, CancellationToken cancel) =>
        Read(SubmissionReader.Read(folder, Limits, cancel), workFolder);

    private static UploadedPackage Read(IntakeResult taken, string workFolder) => taken switch
    {
        IntakeResult.Accepted { Package: var package } => Read(package, workFolder),
        IntakeResult.Refused { Reasons: var reasons } => new UploadedPackage(null, ReadOnlyMemory<byte>.Empty, [], reasons, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static UploadedPackage Read(SubmissionPackage package, string workFolder)
    {
        if (package.Find(AssignmentLoader.FileName) is not { } main)
        {
            return Mistaken(package, [$"There is no {AssignmentLoader.FileName} at the top of the upload. Pack the package's folder itself, not one around several packages."]);
        }

        var slug = SlugOf(main);
        if (slug is not null && !Slug().IsMatch(slug))
        {
            return Mistaken(package, [$"{AssignmentLoader.FileName}: slug: '{slug}' cannot name a package: use lower-case letters, digits and single hyphens, such as first-network."]);
        }

        // a random name: two people may upload the same package at the same time
        var around = Path.Combine(workFolder, FolderPrefix + Path.GetRandomFileName());
        var folder = Path.Combine(around, slug ?? "package");
        try
        {
            PackageArchive.Write(package.Files, folder);
            var read = AssignmentLoader.Load(folder);
            var quick = read.Assignment is null ? null : AssignmentLoader.LoadQuick(folder); // its mistakes would stop the proof later
            IReadOnlyList<string> problems = [.. read.Problems.Concat(quick?.Problems ?? []).Select(p => (p with { File = Path.GetRelativePath(folder, p.File) }).ToString()).Distinct()];
            return problems.Count > 0 ? Mistaken(package, problems) : new UploadedPackage(read.Assignment, PackageArchive.Pack(package.Files), package.Files, [], package.Notices);
        }
        finally
        {
            if (Directory.Exists(around))
            {
                Directory.Delete(around, recursive: true);
            }
        }
    }

    private static UploadedPackage Mistaken(SubmissionPackage package, IReadOnlyList<string> problems) => new(null, ReadOnlyMemory<byte>.Empty, package.Files, problems, package.Notices);

    /// <summary>Null where the file cannot be read that far, which reading all of it will say.</summary>
    private static string? SlugOf(IntakeFile main) => YamlDocument.Parse(AssignmentLoader.FileName, main.Content.Span, [])?.FindText("slug");

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();
}
