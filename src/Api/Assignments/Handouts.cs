using System.Collections.Concurrent;
using Autograder.Api.Results;

namespace Autograder.Api.Assignments;

/// <summary>Handouts by package version: a version never changes, so each is made once.</summary>
internal sealed class Handouts(Typesetter typesetter)
{
    private readonly ConcurrentDictionary<long, Handout> _made = new();

    public async Task<Handout> OfAsync(OpenedAssignment opened, CancellationToken cancel)
    {
        if (_made.TryGetValue(opened.PackageVersionId, out var made))
        {
            return made;
        }

        var file = Path.Combine(opened.Package.Folder, "handout.md");
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file, cancel) : "";
        var document = new HandoutText(text, $"{opened.Url}/pictures/");
        var handout = new Handout(document.ToHtml(await typesetter.FormulasAsync(document.Formulas, cancel)), document.Pictures);
        _made[opened.PackageVersionId] = handout;
        return handout;
    }
}
