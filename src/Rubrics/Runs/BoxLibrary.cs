using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Runs;

/// <summary>Our Python library that drivers use, shown read-only to every box.</summary>
public static class BoxLibrary
{
    /// <summary>Where boxes see it.</summary>
    public const string BoxPath = "/task/lib";

    /// <summary>Where it is on this machine: beside the program, or as AUTOGRADER_BOX_LIBRARY says (needed where the Docker engine sees other paths than we do).</summary>
    public static string HostFolder { get; } = Find();

    /// <summary>Hash of every file: a changed library means new runs.</summary>
    public static string Sha256 { get; } = Hash();

    private static string Find()
    {
        var folder = Environment.GetEnvironmentVariable("AUTOGRADER_BOX_LIBRARY") is { Length: > 0 } configured
            ? configured
            : Path.Combine(AppContext.BaseDirectory, "InBox");
        return Directory.Exists(Path.Combine(folder, "autograder_box"))
            ? Path.GetFullPath(folder)
            : throw new GradingFault($"The in-box library is missing: {folder}/autograder_box. Build the program again.");
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(HostFolder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(HostFolder, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
