using System.Text.RegularExpressions;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>What a package calls the image of its boxes. It becomes a part of what the engine is asked for, so it is a name and nothing else.</summary>
internal static partial class ImageName
{
    public static string? Read(YamlCursor root, bool required)
    {
        var name = required ? root.RequireText("image") : root.FindText("image");
        if (!string.IsNullOrEmpty(name) && !Whole().IsMatch(name))
        {
            root.Find("image")?.Problem($"'{name}' is no name of an image; such as numpy, or registry.example.org/course/cuda:12");
        }

        return name;
    }

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
