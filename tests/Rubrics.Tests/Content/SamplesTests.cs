using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Content;

/// <summary>Each sample ends with the marks it deserves and with words that its author understands, whatever else is in the batch.</summary>
[Collection(ContentCollection.Name)]
public sealed class SamplesTests(ContentMachine machine)
{
    [Fact]
    public Task Digits_samples_end_as_they_must() => GradeAsync("digits-mlp");

    [NeedsDatasetsFact]
    public Task Cifar_samples_end_as_they_must() => GradeAsync("fri-cifar10-mlp");

    [Fact]
    public Task Answer_sheets_of_an_exam_end_as_they_must() => GradeAsync("tum-endterm-2022");

    [NeedsDatasetsFact("fashion-mnist")]
    public Task Notebooks_on_fashion_and_waves_end_as_they_must() => GradeAsync("ist-assignment-1");

    [NeedsDatasetsFact("mnist")]
    public Task Notebooks_on_digits_end_as_they_must() => GradeAsync("apl405-homework-2");

    private async Task GradeAsync(string slug)
    {
        var assignment = ContentMachine.Load(slug);
        var list = UploadFinder.Find([Path.Combine(Repository.Root, "samples", slug)], assignment.Calendar);
        list.Problems.ShouldBeEmpty();
        var uploads = SubmissionIds.Assign(list.Uploads, SubmissionNames.Create(assignment.Submission.NamePattern ?? "", out _));
        var (grading, folder) = machine.NewBatch(assignment);
        var grades = new Dictionary<string, Grade>();
        await new BatchGrader(assignment, grading, folder).GradeAsync(
            uploads, Environment.ProcessorCount, null, graded => { grades.Add(graded.Grade.Submission.Source, graded.Grade); return Task.CompletedTask; }, CancellationToken.None);
        var wrong = Expectations(slug).SelectMany(e => Unmet(e, grades)).ToList();
        wrong.ShouldBeEmpty();
        grades.Count.ShouldBe(Expectations(slug).Count);
    }

    private sealed record Expectation(string Source, string Status, decimal Total, IReadOnlyDictionary<string, decimal> Items, decimal? Rest, IReadOnlyList<string> Says);

    private static List<Expectation> Expectations(string slug)
    {
        var problems = new List<YamlProblem>();
        var path = Path.Combine(Repository.Root, "samples", "expected.yaml");
        var root = YamlDocument.Parse(path, File.ReadAllBytes(path), problems).ShouldNotBeNull();
        var expected = root.Require(slug)!.Entries().Select(e => new Expectation(
            e.Key,
            e.Value.RequireText("status"),
            e.Value.Require("total")!.Decimal(),
            e.Value.Find("items")?.Entries().ToDictionary(i => i.Key, i => i.Value.Decimal()) ?? [],
            e.Value.Find("rest")?.Decimal(),
            e.Value.Find("says")?.Elements().Select(s => s.Text()).ToList() ?? [])).ToList();
        problems.ShouldBeEmpty();
        return expected;
    }

    private static IEnumerable<string> Unmet(Expectation expected, Dictionary<string, Grade> grades)
    {
        if (!grades.TryGetValue(expected.Source, out var grade))
        {
            yield return $"{expected.Source} was not graded";
            yield break;
        }

        if (grade.Status.ToString().ToLowerInvariant() != expected.Status || grade.Total.Value != expected.Total)
        {
            yield return $"{expected.Source}: {grade.Status} {grade.Total}, expected {expected.Status} {expected.Total}: {string.Join(" | ", grade.Reasons)}";
        }

        foreach (var item in grade.Items.Where(i => i.State != ItemState.WaitsForMarker || expected.Items.ContainsKey(i.Id)))
        {
            var marks = expected.Items.GetValueOrDefault(item.Id, expected.Rest ?? item.Maximum.Value);
            if (item.Awarded.Value < marks || (item.Awarded.Value > marks && marks < item.Maximum.Value))
            {
                yield return $"{expected.Source}: {item.Id} {item.Awarded}, expected {marks}: {item.Found} {string.Join(" ", item.Criteria.Select(c => c.Reason))}";
            }
        }

        foreach (var words in expected.Says.Where(w => !Read(grade).Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{expected.Source} nowhere says “{words}”";
        }
    }

    /// <summary>Everything its author reads.</summary>
    private static string Read(Grade grade) => string.Join('\n',
    [
        .. grade.Reasons, .. grade.Notices.Select(n => n.Message), .. grade.Flags,
        .. grade.Items.SelectMany(i => (IEnumerable<string>)[i.Found, .. i.Criteria.Select(c => c.Reason), .. i.Feedback, .. i.Exhibits.OfType<Exhibit.Output>().Select(o => o.Text), .. i.Exhibits.OfType<Exhibit.Understood>().SelectMany(u => u.Rows).Select(r => r.Note ?? "")]),
    ]);
}
