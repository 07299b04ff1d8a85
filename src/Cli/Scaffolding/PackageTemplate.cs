using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Cli.Scaffolding;

/// <summary>The small package that "new" writes: it passes "check" as it is, and its comments say what to change.</summary>
internal static partial class PackageTemplate
{
    private const string Prefix = "template/";
    private const string SlugMark = "SLUG";

    /// <summary>Writes the package below a folder and returns where it is.</summary>
    /// <exception cref="CallerMistake">The slug is none, or the folder exists.</exception>
    public static string Write(string slug, string parent)
    {
        if (!Slug().IsMatch(slug))
        {
            throw new CallerMistake($"'{slug}' cannot name a package: use lower-case letters, digits and single hyphens, such as first-network.");
        }

        var folder = Path.GetFullPath(Path.Combine(parent, slug));
        if (Path.Exists(folder))
        {
            throw new CallerMistake($"'{folder}' exists already; choose another name, or remove it first.");
        }

        var resources = typeof(PackageTemplate).Assembly;
        foreach (var name in resources.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(resources.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The template {name} is missing from the program."), Encoding.UTF8);
            var target = Path.Combine(folder, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
            File.WriteAllText(target, reader.ReadToEnd().Replace(SlugMark, slug));
        }

        return folder;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}
