using System.Security.Cryptography;
using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>Names a package by what is in it.</summary>
internal static class PackageHash
{
    internal static SubmissionPackage Seal(string sourceName, IEnumerable<IntakeFile> files, IReadOnlyList<Notice> notices)
    {
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return new SubmissionPackage { SourceName = sourceName, Sha256 = Of(sorted), Files = sorted, Notices = notices };
    }

    /// <summary>A path cannot hold the null character, so that no two lists of files read the same.</summary>
    private static string Of(List<IntakeFile> sorted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in sorted)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Sha256}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
