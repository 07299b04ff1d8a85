using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Calibrations;

/// <summary>What calibrating one run found.</summary>
/// <param name="Models">Key → measurements, for models of which every training could be measured.</param>
/// <param name="Problems">Why others could not.</param>
public sealed record CalibratedRun(IReadOnlyDictionary<string, CalibratedModel> Models, IReadOnlyList<string> Problems);

/// <summary>Trains the reference again and again with fresh seeds, to learn how much its measurements differ.</summary>
public sealed class Calibrator(Assignment assignment, GradingMachine machine, TimeProvider time)
{
    /// <summary>Seeds that no package uses for grading.</summary>
    private const long FirstSeed = 1001;

    /// <summary>Trains so many times. Trainings whose evidence is in the store are not repeated, so that an interrupted calibration goes on.</summary>
    /// <param name="done">Called after each training.</param>
    /// <exception cref="GradingFault">The reference cannot be read, or data are missing.</exception>
    public async Task<CalibratedRun> MeasureAsync(CalibrationTarget target, int runs, int jobs, Action<long> done, CancellationToken cancel)
    {
        var reference = Reference(assignment, cancel);
        var results = new RunResult[runs];
        using var folder = new RunFolder(machine.WorkFolder, $"calibrate-{target.Run.Name}");
        folder.Write(reference.Files);
        var runner = new BoxRunner(assignment, machine, reference, SubmittedFiles.Assign(assignment.Submission, reference.Files), folder.Path);
        await Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, async (i, token) =>
        {
            var evidence = await runner.RunAsync(new PlannedRun(target.Run, FirstSeed + i), token);
            results[i] = RunResult.Load(evidence, machine.Store.Blobs);
            done(FirstSeed + i);
        });
        var subject = CalibrationTargets.Subject(assignment, reference, target.Run);
        var measured = target.Models.Select(model => (Key: Calibration.Key(target.Run.Name, model), Found: Spreads(results, model))).ToList();
        return new CalibratedRun(
            measured.Where(m => m.Found.Problems.Count == 0).ToDictionary(m => m.Key, m => Model(results, subject, m.Found.Spreads)),
            [.. measured.SelectMany(m => m.Found.Problems.Select(p => $"{m.Key}: {p}"))]);
    }

    /// <summary>A few trainings may get the same number of images right by chance.</summary>
    private const int TooManyToAgree = 5;

    internal static SubmissionPackage Reference(Assignment assignment, CancellationToken cancel) =>
        SubmissionReader.Read(Path.Combine(assignment.Folder, "reference"), IntakeLimits.Default, cancel) switch
        {
            IntakeResult.Accepted accepted => accepted.Package,
            IntakeResult.Refused refused => throw new GradingFault($"The reference of {assignment.Slug} cannot be taken in: {string.Join(" ", refused.Reasons)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private CalibratedModel Model(IReadOnlyList<RunResult> results, string subject, IReadOnlyDictionary<MetricKind, Spread> spreads) => new()
    {
        Measured = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
        Version = assignment.Version,
        Image = machine.Image.ToString(),
        Device = string.Join(", ", results.Select(r => r.Evidence.Device).Distinct().Order(StringComparer.Ordinal)),
        Subject = subject,
        Runs = results.Count,
        Spreads = spreads,
    };

    private static (IReadOnlyDictionary<MetricKind, Spread> Spreads, IReadOnlyList<string> Problems) Spreads(IReadOnlyList<RunResult> results, string model)
    {
        var measured = results.Select(r => (r.Evidence.Seed, Found: Measure(r, model))).ToList();
        var problems = measured.Where(m => m.Found.Problem.Length > 0).Select(m => $"seed {m.Seed}: {m.Found.Problem}").ToList();
        if (problems.Count > 0)
        {
            return (new Dictionary<MetricKind, Spread>(), problems);
        }

        var spreads = measured[0].Found.Values.Keys.Where(metric => measured.TrueForAll(m => m.Found.Values.ContainsKey(metric)))
            .ToDictionary(metric => metric, metric => Spread.Of([.. measured.Select(m => m.Found.Values[metric])]));
        return results.Count >= TooManyToAgree && spreads.Values.All(s => s.Deviation == 0)
            ? (spreads, ["every training came out the same: the reference sets its seed itself, and says nothing about chance; leave that to the grader"])
            : (spreads, []);
    }

    /// <summary>What is measured on hidden data, or why it could not be.</summary>
    private static (IReadOnlyDictionary<MetricKind, double> Values, string Problem) Measure(RunResult result, string model)
    {
        if (model.Length == 0)
        {
            var accuracy = Measurement.Of(result);
            return (new Dictionary<MetricKind, double> { [MetricKind.Accuracy] = accuracy.TestAccuracy }, accuracy.Problem);
        }

        var found = ModelMeasurement.Of(result, model, ImagePart.Hidden);
        var values = new[] { (MetricKind.Accuracy, found.Correct.Length > 0 ? found.Accuracy : (double?)null), (MetricKind.CrossEntropy, found.CrossEntropy), (MetricKind.MeanSquaredError, found.MeanSquaredError) };
        return (values.Where(v => v.Item2 is { } value && double.IsFinite(value)).ToDictionary(v => v.Item1, v => v.Item2 ?? 0), found.Problem);
    }
}
