using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Calibrations;

/// <summary>Whether a package's calibration still belongs to what the package is now.</summary>
public static class CalibrationState
{
    /// <summary>What is missing or out of date, each with the command that mends it; empty where the reference cannot be read, which others say.</summary>
    public static IReadOnlyList<string> Warnings(Assignment assignment, CancellationToken cancel) =>
        SubmissionReader.Read(Path.Combine(assignment.Folder, "reference"), IntakeLimits.Default, cancel) is IntakeResult.Accepted { Package: var reference }
            ? [.. CalibrationTargets.Of(assignment).Select(target => Warning(assignment, reference, target)).OfType<string>()]
            : [];

    private static string? Warning(Assignment assignment, SubmissionPackage reference, CalibrationTarget target)
    {
        var subject = CalibrationTargets.Subject(assignment, reference, target.Run);
        var models = target.Keys.Select(key => assignment.Calibration.Models.GetValueOrDefault(key)).ToList();
        var why = models.Contains(null) ? "was never measured; until then a typed or usual deviation decides"
            : models.Exists(m => m?.Subject != subject) ? "was measured before the reference, the run or a driver changed"
            : null;
        return why is null ? null
            : $"how much trainings of {string.Join(" and ", target.Keys)} differ {why}. Run: autograder calibrate {assignment.Slug} --run {target.Run.Name}{(assignment.IsQuick ? " --quick" : "")}";
    }
}
