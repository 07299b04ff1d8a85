using System.Text;
using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.Sandbox;
using Autograder.TestKit;

namespace Autograder.Fuzz.Readers;

/// <summary>results.json as student code can write it: of functions, of a training, of a notebook, and the facts of a PDF. What is understood is judged.</summary>
internal sealed class ResultsFuzz : IFuzzedReader, IDisposable
{
    private const string Document = """

          - { id: report, title: Report, asked: Write it., kind: document, marks: 1, role: report, criteria: [ { text: Opens, marks: 0.5, test: opens }, { text: Answers, marks: 0.25, test: answers }, { text: Plots, marks: 0.25, test: drawings } ], answers: { "4.i": report }, drawings: 1 }
        """;

    private const string Book = """
        format: 1
        slug: SLUG
        version: 1.0.0
        title: Notebooks
        course: Testing
        image: pytorch
        submission: { files: [ { role: notebook, pattern: "*.ipynb" } ] }
        datasets:
          digits: { kind: mnist-idx, class: MNIST, folder: mnist, files: [ { name: train-images-idx3-ubyte.gz }, { name: train-labels-idx1-ubyte.gz }, { name: t10k-images-idx3-ubyte.gz }, { name: t10k-labels-idx1-ubyte.gz } ] }
        runs:
          net: { kind: notebook, driver: functions, notebook: net, data: digits, split: { train: 20, visible: 10 }, seeds: [1, 2], models: { net: { name: net, log: history } }, limits: { wall: 60s, cpu: 60s, memory: 1GiB } }
        items:
          - id: q
            title: A network
            asked: Train it.
            kind: notebook
            marks: 2
            run: net
            model: net
            criteria:
              - { text: Runs, marks: 1, check: ran }
              - { text: Good, marks: 1, check: metric, metric: accuracy, threshold: 0.9, rule: { seeds: [1, 2] } }
        """;

    private static readonly byte[] Labels = [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 10))];
    private readonly TestPackage _small = new(TestPackage.Yaml + Document);
    private readonly TestPackage _plain = new();
    private readonly TestPackage _book = new(Book, "book");
    private readonly Assignment[] _assignments;
    private readonly Dictionary<string, Tensor> _tensors;

    public ResultsFuzz()
    {
        _assignments = [_small.Load(), _book.Load(), _plain.Load()];
        _tensors = new[]
        {
            Tensor.FromDoubles("softmax/1|A", [2, 3], [0.1, 0.2, 0.7, 0.3, 0.3, 0.4]), Tensor.FromDoubles("net|hidden", [20, 10], new double[200]), Tensor.FromDoubles("hidden", [20, 10], new double[200]),
            Tensor.FromLongs("predictions", [20], new long[20]), Tensor.FromDoubles("net|train", [0], []), Tensor.FromDoubles("net|visible", [1, 1], [double.NaN]),
        }.ToDictionary(t => t.Name);
    }

    public string Name => "results";

    public long MostAllocated => 256L << 20;

    public int Longest => 8192;

    public int Most => 16 << 20;

    public IEnumerable<byte[]> Seeds => TextBytes.Of(
        """{"cases":{"softmax/1":{"status":"ok","message":"","line":3,"bound":{"f":"softmax"},"notes":["a"]}},"status":"ok","message":"","seconds":1.5,"log":[{"epoch":1,"loss":0.5}]}""",
        """{"status":"error","message":"NameError","line":7,"models":{"net":{"status":"found"}},"bound":{},"notes":[]}""",
        """{"r.pdf":{"status":"ok","pages":2,"text_chars":900,"images":0,"javascript":false,"message":"","texts":["Question 4\n(i) Because","5"],"drawings":[1,0]}}""",
        """{"r.pdf":{"status":"encrypted","pages":-1,"text_chars":1e99,"images":null}}""",
        """{"status":"ok","message":"","file":"net.ipynb","seconds":9.5,"startup_seconds":1,"environment":{"device":"cpu","python":"3"},"figures_in_all":3,"notes":["n"],"faults":[],"cells":[{"index":1,"status":"ok","seconds":2.5,"first_line":"x = acc","text":"accuracy: 0.98","stored_text":"acc 99 %","error":{"name":"E","message":"m","line":2},"figures":["figure-1.png"]}],"models":{"net":{"status":"found","how":"name","outputs":"logits","class":"Net","parameters":100,"layers":[{"kind":"Linear","name":"a","in":[784],"out":[10],"parameters":7850,"settings":{"k":[3,3]}}],"recorded":{"optimizer":"Adam","softmax_twice":true,"rates":[0.1],"losses":[1,0.5],"epochs":2},"history":{"train":[1,2]}}}}""");

    public IReadOnlyList<byte[]> Words { get; } = TextBytes.Of(
        "\"cases\":{", "\"status\":", "\"ok\"", "\"error\"", "\"timeout\"", "\"kernel-died\"", "\"models\":{", "\"net\":{", "\"layers\":[", "\"cells\":[", "\"message\":", "\"recorded\":{", "\"r.pdf\":{", "\"pages\":", "\"texts\":[", "\"drawings\":[", "\"seconds\":", "\"index\":", "\"text\":", "\"stored_text\":", "\"figures\":[",
        "1e308", "-1", "1e999", "2147483648", "0.98", "null", "true", "[]", "{}", "[[[[", "{\"a\":{\"a\":{\"a\":", "\\ud800", "\\u0000", "\\u001b[31m", ",", "]", "}", "\"", "4 (i)", "accuracy 99.9 %");

    public void Read(byte[] input)
    {
        var problem = "";
        var results = RunResult.ReadJson(input, ref problem);
        _ = NotebookResult.Of(Run("net", 1));
        Judge(_assignments[0], ["functions", "training", "pdf"], [1, 2, 3]);
        Judge(_assignments[2], ["functions", "training"], [1]);
        Judge(_assignments[1], ["net"], [1, 2]);

        void Judge(Assignment assignment, string[] runs, long[] seeds)
        {
            IntakeFile[] files = [new("r.pdf", "%PDF"u8.ToArray(), "00"), new("net.py", Array.Empty<byte>(), "01"), new("net.ipynb", Array.Empty<byte>(), "02")];
            var context = JudgingContexts.Start(assignment, SubmittedFiles.Assign(assignment.Submission, files), new HashSet<string>());
            context = runs.SelectMany(r => seeds.Select(s => Run(r, s))).Aggregate(context, JudgingContexts.With);
            var grade = Scorer.Score(new SubmissionStamp("s", ["1"], "s", "00", DateTimeOffset.UnixEpoch), context, [], "fuzz");
            BrokenPromise.Unless(grade.Items.All(i => i.Awarded >= Marks.Zero && i.Awarded <= i.Maximum), "marks stay between nothing and the maximum");
            BrokenPromise.Unless(grade.Items.SelectMany(i => i.Criteria).All(c => c.Reason.Length < 20_000), "reasons are bounded");
        }

        RunResult Run(string run, long seed) => new()
        {
            Evidence = Evidence(run, seed), Results = results, Tensors = _tensors, Stdout = "", Stderr = "", HiddenLabels = Labels, VisibleLabels = Labels, TrainLabels = Labels, Problem = problem,
        };
    }

    private static RunEvidence Evidence(string run, long seed) => new()
    {
        Key = $"{run}-{seed}", Run = run, Seed = seed, ImageId = TestEvidence.Image, End = BoxEnd.Exited, ExitCode = 0, Signal = null, Stdout = "", Stderr = "", OutputTrimmed = false, Files = new Dictionary<string, string>(), Notes = [],
        PeakMemoryBytes = 0, CpuTime = TimeSpan.Zero, WallTime = TimeSpan.Zero, Device = "cpu", StartedAt = DateTimeOffset.UnixEpoch, Limits = "1 s", Secret = 7, TestImages = 15, Classes = 10,
    };

    public void Dispose()
    {
        _small.Dispose();
        _book.Dispose();
        _plain.Dispose();
    }
}
