using System.Buffers.Binary;
using System.Text.Json;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Checks.Notebooks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Yaml;
using Autograder.Sandbox;
using Autograder.Reference.Calculators;
using Autograder.TestKit;
using Shouldly;

namespace Autograder.Rubrics.Tests.Checks.Notebooks;

/// <summary>What a notebook run named "run" with a model named "m" (variable net, log history) might have left behind, judged by one criterion.</summary>
internal sealed class ModelEvidence
{
    private readonly Dictionary<string, string> _models = [];
    private readonly List<Tensor> _tensors = [];

    public int Figures { get; init; }
    public int Classes { get; init; } = 10;
    public ulong Secret { get; init; } = 9;
    public byte[] Hidden { get; init; } = [];
    public byte[] Visible { get; init; } = [];
    public byte[] Train { get; init; } = [];

    /// <summary>JSON of a model without braces around it.</summary>
    public ModelEvidence With(string json, string model = "m")
    {
        _models[model] = json;
        return this;
    }

    public ModelEvidence With(string name, IReadOnlyList<int> shape, IEnumerable<double> values, string model = "m")
    {
        _tensors.Add(Tensor.FromDoubles($"{model}|{name}", shape, [.. values]));
        return this;
    }

    /// <summary>Single precision, as networks leave it.</summary>
    public ModelEvidence WithSingles(string name, IReadOnlyList<int> shape, IEnumerable<double> values, string model = "m")
    {
        var list = values.ToList();
        var bytes = new byte[4 * list.Count];
        for (var i = 0; i < list.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), (float)list[i]);
        }

        _tensors.Add(new Tensor($"{model}|{name}", TensorType.F32, shape, bytes));
        return this;
    }

    /// <summary>Judges a criterion given as YAML without text and marks.</summary>
    public CriterionFinding Judge(string yaml)
    {
        var criterion = Read(yaml, out var problems);
        problems.ShouldBeEmpty();
        return Judge(criterion.ShouldNotBeNull());
    }

    public CriterionFinding Judge(NotebookCriterion criterion)
    {
        var view = new NotebookView(Context(), new Item { Id = "q", Title = "Q", Asked = "", Marks = new Marks(1), Check = new ItemCheck.Document { Role = "report" } });
        return criterion.Test switch
        {
            NotebookTest.Architecture test => ArchitectureJudge.Judge(test, criterion, view),
            NotebookTest.Curve test => CurveJudge.Judge(test, criterion, view),
            NotebookTest.Behaviour test => BehaviourJudge.Judge(test, criterion, view),
            _ => throw new InvalidOperationException(),
        };
    }

    public static NotebookCriterion? Read(string yaml, out List<YamlProblem> problems)
    {
        problems = [];
        var root = YamlDocument.Parse("assignment.yaml", System.Text.Encoding.UTF8.GetBytes($"text: A line\nmarks: 1\n{yaml}"), problems);
        return NotebookCriterionReader.Read(root.ShouldNotBeNull(), "run", "m");
    }

    private JudgingContext Context()
    {
        var models = string.Join(",", _models.Select(m => $"\"{m.Key}\":{{\"class\":\"Net\",{(m.Value.Contains("\"status\":\"missing\"") ? "" : "\"status\":\"found\",")}{m.Value}}}"));
        var json = $"{{\"status\":\"ok\",\"figures_in_all\":{Figures},\"models\":{{{models}}}}}";
        using var document = JsonDocument.Parse(json);
        var run = new RunResult
        {
            Evidence = new RunEvidence
            {
                Key = "k", Run = "run", Seed = 1, ImageId = TestEvidence.Image, End = BoxEnd.Exited, ExitCode = 0, Signal = null, Stdout = "", Stderr = "", OutputTrimmed = false,
                Files = new Dictionary<string, string>(), Notes = [], PeakMemoryBytes = 0, CpuTime = default, WallTime = default, Device = "cpu", StartedAt = default, Limits = "",
                Secret = Secret, TestImages = Hidden.Length, Classes = Classes,
            },
            Results = document.RootElement.Clone(),
            Tensors = _tensors.ToDictionary(t => t.Name),
            Stdout = "", Stderr = "", Problem = "",
            HiddenLabels = Hidden, VisibleLabels = Visible, TrainLabels = Train,
        };
        var rules = new SubmissionRules(null, [], 1);
        return new JudgingContext
        {
            Assignment = new Assignment
            {
                Slug = "s", Version = "1", Title = "T", Course = "C", Calendar = Calendar.Open, Submission = rules, Image = null, Datasets = [], Items = [], Sha256 = "", DriversSha256 = "", Folder = "",
                Runs = [new RunSettings
                {
                    Name = "run", Kind = RunKind.Notebook, Limits = BoxLimits.Default,
                    Notebook = new NotebookSettings { File = "nb", Parameters = new Given.Map(new Dictionary<string, Given>()), CellTime = TimeSpan.FromMinutes(1), Models = [new NotebookModel("m", "net", "history")] },
                }],
            },
            Files = SubmittedFiles.Assign(rules, []),
            Answers = AnswerSheet.Empty,
            Runs = new Dictionary<string, IReadOnlyList<RunResult>> { ["run"] = [run] },
        };
    }
}
