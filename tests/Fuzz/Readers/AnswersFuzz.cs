using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Answers.Echoes;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.TestKit;

namespace Autograder.Fuzz.Readers;

/// <summary>answers.yaml of students: read, shown as a form, echoed and judged by a paper with every kind of part.</summary>
internal sealed class AnswersFuzz : IFuzzedReader
{
    private static readonly Lazy<Assignment> Paper = new(() =>
        AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", "bits-2324-mid-regular")) is { Assignment: { } found } ? found : throw new InvalidOperationException("The paper does not load."));

    private static readonly SubmissionStamp Stamp = new("s", ["63230015"], "s", "00", DateTimeOffset.UnixEpoch);

    public string Name => "answers";

    public long MostAllocated => 512L << 20;

    public int Longest => 8192;

    public int Most => 512 << 10;

    public IEnumerable<byte[]> Seeds =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "assignments", "bits-2324-mid-regular"), "answers.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        .. TextBytes.Of("answers:\n  \"1.1\": 0.25\n  1.2: [1, 2]\nassumptions: { seed: 3 }\n", "- 1\n- 2\n", "a: &x 1\nb: *x\n", "a: !!python/object 1", "\"1\": {\"a\": [[1,2],[3,4]], b: |\n  text\n  more\n}"),
    ];

    public IReadOnlyList<byte[]> Words { get; } =
    [
        .. TextBytes.Of("answers:", "assumptions:", "\n  ", ": ", "- ", "[", "]", "{", "}", ", ", "&a ", "*a", "!!str ", "!x ", "|\n", ">-\n", "\"", "'", "#", "---\n", "...\n", "? ", "%YAML 1.2\n", "%TAG ! x\n", "<<: ", "~", "null", "true", "1e400", "0,5", "1/3", "\t", "\u0085", "\u2028", "\uFEFF", "\\x00", "\\ud800", ".value", ".working", "[[[[[[[[[[[[[[[["),
    ];

    public void Read(byte[] input)
    {
        var file = new IntakeFile("answers.yaml", input, "00");
        var sheet = AnswerSheet.Read(file, new AnswerNames(Paper.Value));
        BrokenPromise.Unless(sheet.Problems.Count <= 50, "problems are bounded");
        var values = AnswerValues.Read(Paper.Value, input);
        foreach (var (field, text) in values.Values)
        {
            AnswerEcho.Of(Paper.Value, field, text);
        }

        var once = AnswerValues.Write(Paper.Value, values.Values);
        var twice = AnswerValues.Write(Paper.Value, AnswerValues.Read(Paper.Value, once).Values);
        BrokenPromise.Unless(once.Length > AnswerValues.LargestFile || once.AsSpan().SequenceEqual(twice), "what the form wrote it reads and writes the same");
        var context = JudgingContexts.Start(Paper.Value, SubmittedFiles.Assign(Paper.Value.Submission, [file]), new HashSet<string>(), Stamp);
        var grade = Scorer.Score(Stamp, context, [], "fuzz");
        BrokenPromise.Unless(grade.Items.All(i => i.Awarded >= Marks.Zero), "no item takes marks away");
    }
}
