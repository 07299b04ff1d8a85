using System.Text;
using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Tests.Intake;

namespace Autograder.Fuzz.Readers;

/// <summary>Uploads, as the intake takes them apart.</summary>
internal abstract class ArchiveFuzz : IFuzzedReader
{
    private static readonly IntakeLimits Limits = new() { MaxUploadBytes = 16 << 10, MaxTotalBytes = 256 << 10, MaxFileBytes = 64 << 10, MaxEntries = 20, MaxDepth = 5, MaxNameBytes = 60, RatioFloorBytes = 32 << 10, MaxCentralDirectoryBytes = 4 << 10 };

    public abstract string Name { get; }

    public long MostAllocated => 8 << 20;

    public int Longest => 16 << 10;

    public abstract IEnumerable<byte[]> Seeds { get; }

    public abstract IReadOnlyList<byte[]> Words { get; }

    public virtual void Mend(byte[] input) { }

    public void Read(byte[] input)
    {
        switch (SubmissionReader.Read("upload.bin", input, Limits, CancellationToken.None))
        {
            case IntakeResult.Accepted { Package: var package }:
                Check(package);
                break;
            case IntakeResult.Refused { Reasons: var reasons }:
                BrokenPromise.Unless(reasons.Count is > 0 and <= 26 && reasons.All(r => r.Length is > 0 and < 1000 && !r.Any(char.IsControl)), "a refusal has short reasons");
                break;
        }
    }

    private static void Check(SubmissionPackage package)
    {
        BrokenPromise.Unless(package.Files.Count is > 0 && package.Files.Count <= Limits.MaxEntries, "there are some files, within the limit");
        BrokenPromise.Unless(package.Files.Sum(f => (long)f.Content.Length) <= Limits.MaxTotalBytes && package.Files.All(f => f.Content.Length <= Limits.MaxFileBytes), "files stay within their limits");
        BrokenPromise.Unless(package.Files.All(f => IsInside(f.Path)), "paths stay inside");
        BrokenPromise.Unless(package.Files.DistinctBy(f => f.Path, StringComparer.OrdinalIgnoreCase).Count() == package.Files.Count, "every path is there once");
        BrokenPromise.Unless(package.Notices.All(n => n.Message.Length < 2000), "notices are short");
    }

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or "..")) && Path.GetFullPath(path, "/sub").StartsWith("/sub/", StringComparison.Ordinal);

    protected static byte[][] Names =>
    [
        .. new[] { "../", "/etc/passwd", "C:\\x", "\\\\host\\s", "aux.py", "a/b/c/", "..\\", "CON", "nul.txt ", "x:y", "__MACOSX/._a", ".git/config", "sitecustomize.py", "a.pth", "e\u0301", "\u202egp.exe", "Icon\r", "~", "....", "%2e%2e/" }.Select(Encoding.UTF8.GetBytes),
    ];
}
