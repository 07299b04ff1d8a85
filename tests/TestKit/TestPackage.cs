using System.Globalization;
using Autograder.Rubrics.Assignments;

namespace Autograder.TestKit;

/// <summary>A small assignment package in a temporary folder, for tests.</summary>
public sealed class TestPackage : IDisposable
{
    /// <summary>Softmax (2 marks), an accuracy (3 marks) and a typed number (1 mark).</summary>
    public const string Yaml = """
        format: 1
        slug: SLUG
        version: 1.0.0
        title: A small package
        course: Testing
        time_zone: Europe/Ljubljana
        due: 2026-11-15T23:59
        late:
          - { up_to: 48h, keep: 0.5 }
        image: numpy
        submission:
          name: "T_{roll}_{first}"
          files:
            - { role: code, pattern: "*.py", required: true }
            - { role: answers, pattern: "answers.yaml" }
            - { role: report, pattern: "*.pdf" }
          group: { max: 3 }
        datasets:
          digits: { kind: sklearn-digits }
        runs:
          functions: { driver: functions, limits: { wall: 20s, cpu: 20s, memory: 512MiB } }
          training:
            driver: training
            data: digits
            split: { train: 20, visible: 10, held_back: 5, test: 15 }
            seeds: [1, 2, 3]
            limits: { wall: 20s, cpu: 20s, memory: 512MiB }
        items:
          - id: softmax
            title: Softmax
            asked: Write softmax.
            kind: outputs
            marks: 2
            run: functions
            criteria:
              - { text: A batch, marks: 2, operation: fn.softmax, cases: [ { classes: 3, batch: 2, seed: 1 } ] }
            near: { softmax-wrong-axis: 0.5 }
          - id: accuracy
            title: Accuracy
            asked: Train.
            kind: metric
            marks: 3
            run: training
            metric: accuracy
            threshold: 0.6
            rule: { seeds: [1, 3], seed_deviation: 0.01 }
            bonus: { at: 0.9, marks: 1 }
            claim: { answer: accuracy }
          - id: number
            title: Parameters
            asked: How many parameters?
            kind: number
            marks: 1
            key: { calculator: schedule_eval, result: RESULT, givens: GIVENS }
            tolerance: { absolute: 0.001 }
        """;

    /// <summary>The same without what needs data: the first box that anybody asks for runs the student's functions.</summary>
    public static string YamlOfFunctions { get; } = Yaml
        .Replace("datasets:\n  digits: { kind: sklearn-digits }\n", "", StringComparison.Ordinal)
        .Replace(Yaml[Yaml.IndexOf("  training:\n", StringComparison.Ordinal)..Yaml.IndexOf("items:\n", StringComparison.Ordinal)], "", StringComparison.Ordinal)
        .Replace(Yaml[Yaml.IndexOf("  - id: accuracy\n", StringComparison.Ordinal)..Yaml.IndexOf("  - id: number\n", StringComparison.Ordinal)], "", StringComparison.Ordinal);

    public TestPackage(string? yaml = null, string slug = "small")
    {
        Root = Directory.CreateTempSubdirectory("autograder-test-").FullName;
        Folder = Path.Combine(Root, slug);
        Directory.CreateDirectory(Path.Combine(Folder, "drivers"));
        File.WriteAllText(Path.Combine(Folder, "drivers", "functions.py"), "");
        File.WriteAllText(Path.Combine(Folder, "drivers", "training.py"), "");
        Write(yaml ?? Yaml);
    }

    /// <summary>Temporary folder around the package.</summary>
    public string Root { get; }

    /// <summary>The package itself.</summary>
    public string Folder { get; }

    public void Write(string yaml) => File.WriteAllText(
        Path.Combine(Folder, AssignmentLoader.FileName),
        yaml.Replace("SLUG", Path.GetFileName(Folder)).Replace("RESULT", "\"eta[1]\"").Replace("GIVENS", "{ eta: 0.1, k: 0.05, t: [10] }"));

    public Assignment Load()
    {
        var result = AssignmentLoader.Load(Folder);
        return result.Assignment ?? throw new InvalidOperationException(string.Join('\n', result.Problems.Select(p => p.ToString())));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A moment in local time of the package, as an offset.</summary>
    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);
}
