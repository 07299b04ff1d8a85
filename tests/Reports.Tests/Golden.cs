using System.Runtime.CompilerServices;
using Shouldly;

namespace Autograder.Reports.Tests;

/// <summary>Compares with a file of Expectations/; where they differ, what was got is written beside it for a look.</summary>
internal static class Golden
{
    public static void Check(string name, string got)
    {
        string path = Path.Combine(Folder(), "Expectations", name);
        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != got) File.WriteAllText(path + ".got", got);
        got.ShouldBe(expected);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
