using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Shouldly;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>A package with notebook items in a temporary folder, graded on evidence made by hand; nothing is run.</summary>
/// <remarks>Runs: <c>net</c> with the models relu and sigmoid, <c>other</c> with the model relu, <c>waves</c> with the model rnn.</remarks>
internal sealed class NotebookKit : IDisposable
{
    private const string Head = """
        format: 1
        slug: books
        version: 1.0.0
        title: Notebooks
        course: Testing
        image: pytorch
        submission: { name: "B_{roll}", files: [ { role: answers, pattern: "answers.yaml" }, { role: notebook, pattern: "*.ipynb", required: true } ] }
        datasets:
          mnist: { kind: mnist-idx, class: MNIST, folder: mnist, files: [ { name: train-images-idx3-ubyte.gz }, { name: train-labels-idx1-ubyte.gz }, { name: t10k-images-idx3-ubyte.gz }, { name: t10k-labels-idx1-ubyte.gz } ] }
          waves: { kind: waves, context: 8, horizon: 4 }
        runs:
          net: { kind: notebook, driver: notebook, notebook: net, data: mnist, split: { train: 2000, visible: 1000 }, seeds: [101, 202, 303, 404, 505], models: { relu: { name: five_relu, log: history }, sigmoid: { name: five_sigmoid } }, limits: { wall: 60s, cpu: 60s, memory: 1GiB } }
          other: { kind: notebook, driver: notebook, notebook: other, data: mnist, split: { train: 2000, visible: 1000 }, seeds: [101, 202, 303, 404, 505], models: { relu: { name: five_relu } }, limits: { wall: 60s, cpu: 60s, memory: 1GiB } }
          waves: { kind: notebook, driver: notebook, notebook: waves, data: waves, seeds: [101, 202, 303], models: { rnn: { name: rnn } }, limits: { wall: 60s, cpu: 60s, memory: 1GiB } }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("autograder-notebooks-").FullName;

    /// <param name="criteria">The list below <c>criteria</c> of the only item, whose run is net and model relu; each line a criterion.</param>
    /// <param name="more">Other settings of the item, such as <c>parts</c>.</param>
    public NotebookKit(string criteria, decimal marks = 1, string more = "")
        : this($"""
              - id: q
                title: A network
                asked: Train it.
                kind: notebook
                marks: {marks}
                run: net
                model: relu
                criteria:
            {Indented(criteria, 6)}
            {Indented(more, 4)}
            """.Replace("\r", ""))
    {
    }

    private NotebookKit(string items)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "books")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "drivers"));
        File.WriteAllText(Path.Combine(folder, "drivers", "notebook.py"), "");
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), $"{Head}\nitems:\n{items}\n");
        Result = AssignmentLoader.Load(folder);
    }

    /// <summary>A package with these items as they stand.</summary>
    public static NotebookKit Of(string items) => new(items);

    public AssignmentResult Result { get; }

    public IReadOnlyList<string> Problems => [.. Result.Problems.Select(p => p.ToString())];

    public Assignment Assignment
    {
        get
        {
            Problems.ShouldBeEmpty();
            return Result.Assignment.ShouldNotBeNull();
        }
    }

    /// <summary>What checks see of a submission with these runs and this answers.yaml.</summary>
    public JudgingContext Context(string answers, params IEnumerable<BuiltNotebook> runs)
    {
        IntakeFile[] files =
        [
            new("net.ipynb", Array.Empty<byte>(), "00"), new("other.ipynb", Array.Empty<byte>(), "01"), new("waves.ipynb", Array.Empty<byte>(), "02"),
            new("answers.yaml", Encoding.UTF8.GetBytes(answers), "03"),
        ];
        var context = JudgingContexts.Start(Assignment, SubmittedFiles.Assign(Assignment.Submission, files), new HashSet<string>());
        return runs.Select(r => r.Build()).Aggregate(context, JudgingContexts.With);
    }

    public Grade Grade(string answers, IReadOnlyList<MarkerDecision> decided, params IEnumerable<BuiltNotebook> runs)
    {
        var stamp = new SubmissionStamp("s", ["63230015"], "s.zip", "00", DateTimeOffset.UnixEpoch);
        return Scorer.Score(stamp, Context(answers, runs) with { Decided = decided }, [], "test");
    }

    /// <summary>The first item.</summary>
    public ItemGrade Item(string answers, params IEnumerable<BuiltNotebook> runs) => Grade(answers, [], runs).Items[0];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Indented(string text, int by) => string.Join('\n', text.Split('\n').Select(line => new string(' ', by) + line));
}
