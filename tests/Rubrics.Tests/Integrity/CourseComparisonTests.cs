using System.Text;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Integrity;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Tests.Answers;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Integrity;

public sealed class CourseComparisonTests : IDisposable
{
    private const string Rules = """
        assumptions:
          w: { asked: Weights to the hidden layer, kind: matrix, shape: [2, 2] }
          v: { asked: Weights to the output, kind: matrix, shape: [2, 2] }
        integrity: { weights: [w, v], texts: ["1"] }
        """;

    private const string Item = """
          - id: "1"
            title: Overfitting
            asked: "Explain in your own words what overfitting is and how it shows in the learning curves."
            marks: 1
            kind: text
            criteria: [ { text: Explained, marks: 1 } ]
            accepted: ["The training error keeps falling while the error on unseen examples rises again after a while."]
        """;

    private readonly AnswerKit _kit = new(Item, Rules);

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void The_same_odd_weights_are_reported_with_how_surprising_that_is()
    {
        var found = Find(("ana", Weights("[[0.37, -0.21], [0.14, 0.93]]", "[[0.58, -0.66], [0.27, 0.49]]")), ("bor", Weights("[[0.37, -0.21], [0.14, 0.93]]", "[[0.58, -0.66], [0.27, 0.49]]")), ("cene", Weights("[[0.1, 0.5], [0.3, 0.2]]", "[[0.4, 0.7], [0.9, 0.6]]")));

        var finding = found.ShouldHaveSingleItem();
        finding.Submissions.ShouldBe(["ana", "bor"]);
        finding.What.ShouldContain("0.37, -0.21");
        finding.Surprise.ShouldContain("about once in");
    }

    [Fact]
    public void Hidden_units_in_another_order_are_the_same_weights()
    {
        var found = Find(("ana", Weights("[[0.37, -0.21], [0.14, 0.93]]", "[[0.58, -0.66], [0.27, 0.49]]")), ("bor", Weights("[[0.14, 0.93], [0.37, -0.21]]", "[[-0.66, 0.58], [0.49, 0.27]]")));

        found.ShouldHaveSingleItem().What.ShouldContain("another order");
    }

    [Theory]
    [InlineData("[[1, 1], [1, 1]]", "[[1, 1], [1, 1]]")]
    [InlineData("[[0.1, 0.2], [0.3, 0.4]]", "[[0.5, 0.6], [0.7, 0.8]]")]
    public void Weights_that_anybody_would_choose_are_no_surprise(string w, string v) =>
        Find(("ana", Weights(w, v)), ("bor", Weights(w, v))).ShouldBeEmpty();

    [Fact]
    public void Weights_that_half_the_course_chose_are_no_surprise()
    {
        var popular = Weights("[[0.5, -0.5], [0.2, 0.1]]", "[[0.3, -0.3], [0.6, 0.4]]");

        Find([.. Enumerable.Range(0, 40).Select(i => ($"s{i:00}", popular))]).ShouldBeEmpty();
    }

    [Fact]
    public void Copied_texts_are_reported_and_model_answers_are_not()
    {
        const string Copied = "A network that is too large learns the noise of the few examples it was shown by heart and then fails whenever it meets a picture that it has never seen before in its life";
        const string Model = "The training error keeps falling while the error on unseen examples rises again after a while.";

        var found = Find(("ana", Words(Copied)), ("bor", Words("Well, a network that is too large learns the noise of the few examples it was shown by heart and then fails whenever it meets a picture that is new")), ("cene", Words(Model)), ("dana", Words(Model)));

        found.ShouldHaveSingleItem().Submissions.ShouldBe(["ana", "bor"]);
    }

    [Fact]
    public void The_order_of_the_sheets_does_not_matter()
    {
        (string, string)[] sheets = [.. Enumerable.Range(0, 6).Select(i => ($"s{i}", Weights($"[[0.37, -0.2{i % 3}], [0.14, 0.93]]", "[[0.58, -0.66], [0.27, 0.49]]")))];

        Find(sheets).Select(f => (string.Join(' ', f.Submissions), f.What, f.Surprise)).ShouldBe(Find([.. sheets.Reverse()]).Select(f => (string.Join(' ', f.Submissions), f.What, f.Surprise)));
    }

    private static string Weights(string w, string v) => $"assumptions: {{ w: {w}, v: {v} }}";

    private static string Words(string text) => $"answers: {{ \"1\": \"{text}\" }}";

    private IReadOnlyList<CourseFinding> Find(params (string Id, string Yaml)[] sheets) => CourseComparison.Find(
        _kit.Assignment, [.. sheets.Select(s => new CourseSheet(s.Id, AnswerSheet.Read(new IntakeFile("answers.yaml", Encoding.UTF8.GetBytes(s.Yaml), "00"), new AnswerNames(_kit.Assignment))))]);
}
