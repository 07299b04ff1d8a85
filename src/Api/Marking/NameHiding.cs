using System.Globalization;

namespace Autograder.Api.Marking;

/// <summary>Takes authors' names, and names of files, which may hold them, out of texts of ours and of students for markers who must not know them.</summary>
internal sealed class NameHiding
{
    private readonly List<(string Name, string Instead)> _names;

    private NameHiding(IEnumerable<(string Name, string Instead)> names) => _names = [.. names.Where(n => n.Name.Length > 2).OrderByDescending(n => n.Name.Length)];

    /// <param name="people">Display names.</param>
    /// <param name="files">Paths, in the order in which they are shown as 1, 2, 3 …</param>
    public static NameHiding Of(MarkedAssignment assignment, IEnumerable<string?> people, IEnumerable<string> files) => assignment.ShowsNames ? new NameHiding([]) : new NameHiding(
    [
        .. files.SelectMany((path, at) => new[] { (path, NameOf(path, at + 1)), (Path.GetFileName(path), NameOf(path, at + 1)) }),
        .. people.OfType<string>().SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name)).Distinct().Select(name => (name, "…")),
    ]);

    /// <summary>A file's name that says its kind and nothing else.</summary>
    public static string NameOf(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{number}{Path.GetExtension(path).ToLowerInvariant()}");

    public string Hide(string text) => _names.Aggregate(text, (hidden, name) => hidden.Replace(name.Name, name.Instead, StringComparison.OrdinalIgnoreCase));
}
