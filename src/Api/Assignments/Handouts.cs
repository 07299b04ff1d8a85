using System.Collections.Concurrent;
using Autograder.Reports.Pages;

namespace Autograder.Api.Assignments;

/// <summary>Handouts by package version: a version never changes, so each is made once, unless something could not be set in time.</summary>
internal sealed class Handouts(PageRenderer pages)
{
    private readonly ConcurrentDictionary<long, Handout> _made = new();

    public async Task<Handout> OfAsync(OpenedAssignment opened, CancellationToken cancel)
    {
        if (_made.TryGetValue(opened.PackageVersionId, out var made))
        {
            return made;
        }

        var file = Path.Combine(opened.Package.Folder, "handout.md");
        var pictures = new HashSet<string>(StringComparer.Ordinal);
        var rendered = await pages.MarkdownAsync(
            WithoutTitle(File.Exists(file) ? await File.ReadAllTextAsync(file, cancel) : ""),
            name =>
            {
                if (!File.Exists(Path.Combine(opened.Package.Folder, name)))
                {
                    return null;
                }

                pictures.Add(name);
                return $"{opened.Url}/pictures/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
            },
            cancel);
        var handout = new Handout(rendered.Html, pictures);
        if (rendered.IsWhole)
        {
            _made[opened.PackageVersionId] = handout;
        }

        return handout;
    }

    /// <summary>The page has a title already.</summary>
    private static string WithoutTitle(string text)
    {
        var end = text.IndexOf('\n');
        return text.StartsWith("# ", StringComparison.Ordinal) ? end < 0 ? "" : text[(end + 1)..] : text;
    }
}
