using System.Text.Json.Nodes;
using Autograder.Rubrics.Grades;

namespace Autograder.Cli.Showing;

/// <summary>A grade in the few fields that programs ask for first; everything else is in its results.json.</summary>
internal static class GradeObjects
{
    public static IReadOnlyList<(string Key, JsonNode? Value)> Of(Grade grade) =>
    [
        ("submission", grade.Submission.Id),
        ("students", new JsonArray([.. grade.Submission.Students.Select(s => (JsonNode)s)])),
        ("status", GradeWords.Status(grade.Status)),
        ("total", grade.Status == GradeStatus.NotGraded ? null : grade.Total.Value),
        ("maximum", grade.Maximum.Value),
        ("lateDeduction", grade.LateDeduction.Value),
        ("note", GradeWords.Note(grade)),
    ];

    public static JsonObject Object(Grade grade) => new(Of(grade).Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}
