using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

internal static class ChoiceReader
{
    public static PartCheck Read(YamlCursor at, Marks marks, PackageScope scope)
    {
        var options = at.Require("options")?.Entries().Select(e => ReadOption(e.Key, e.Value)).ToList() ?? [];
        var key = ValueReader.RequireKey(at, scope);
        if (options.Count < 2)
        {
            at.Find("options")?.Problem("a choice has two options or more");
        }

        foreach (var twice in options.GroupBy(o => o.Text).Where(g => g.Count() > 1))
        {
            at.Find("options")?.Problem($"two options say '{twice.Key}'");
        }

        return new PartCheck.Choice
        {
            Options = options,
            Ticked = key,
            One = at.Find("one")?.Bool() ?? false,
            ShareEach = at.Find("share") is { } share && share.OneOf(new Dictionary<string, bool> { ["each"] = true, ["all"] = false }),
            Others = ValueReader.ReadReadings(at, scope),
        };
    }

    private static Option ReadOption(string letter, YamlCursor at)
    {
        if (at.Node is not YamlMappingNode)
        {
            return new Option(letter, at.Text(), null);
        }

        var option = new Option(letter, at.RequireText("text"), at.Find("value")?.Tree());
        at.NothingElse();
        return option;
    }
}
