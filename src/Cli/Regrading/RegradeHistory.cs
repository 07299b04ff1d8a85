using System.Text.Json.Nodes;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Regrading;

/// <summary>Who changed when and why, one line per regrade, so that an answer to a student's question can be found later.</summary>
internal static class RegradeHistory
{
    public static void Append(string file, DateTimeOffset at, Assignment assignment, string before, IReadOnlyList<Regraded> changed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "/");
        using var target = new StreamWriter(file, append: true);
        new JsonLines(target).Write("regraded", ("time", at.ToString("O")), ("assignment", assignment.Slug), ("version", assignment.Version),
            ("from", before), ("to", assignment.Sha256), ("changes", Array(changed.SelectMany(r => r.Changes))));
    }

    public static JsonArray Array(IEnumerable<GradeChange> changes) => new([.. changes.Select(change => (JsonNode)new JsonObject
    {
        ["submission"] = change.Submission,
        ["students"] = new JsonArray([.. change.Students.Select(s => (JsonNode)s)]),
        ["item"] = change.Item,
        ["old"] = change.Old,
        ["new"] = change.New,
        ["why"] = change.Why,
    })]);
}
