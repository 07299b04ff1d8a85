using System.Security.Cryptography;
using System.Text;
using Autograder.Reference;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Machines;

/// <summary>Names this build of the grader: the version, and a hash over everything of it that decides marks.</summary>
public static class GraderVersion
{
    /// <summary>Goes into every grade.</summary>
    public static string Current { get; } = $"{Number}+{Build()}";

    /// <summary>The version alone.</summary>
    public static string Number => typeof(GraderVersion).Assembly.GetName().Version?.ToString(3) ?? "0";

    // A module's version id is a hash of its content, because builds are deterministic.
    private static string Build()
    {
        Type[] parts = [typeof(Grade), typeof(Matrix)];
        var content = string.Join('\n', parts.Select(t => t.Module.ModuleVersionId.ToString()).Append(BoxLibrary.Sha256));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(content)))[..8];
    }
}
