using Autograder.Api.Data;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Grading;

/// <summary>Makes rows of grades.</summary>
internal static class StoredGrades
{
    public static StoredGrade Of(Grade grade, long submissionId, long packageVersionId, GradeCause cause, DateTimeOffset at, long? madeBy = null, long? regradeId = null)
    {
        var waiting = grade.Items.Where(i => i.State == ItemState.WaitsForMarker).Select(i => i.Id).ToArray();
        return new StoredGrade
        {
            SubmissionId = submissionId,
            PackageVersionId = packageVersionId,
            Content = GradeJson.Write(grade),
            Total = grade.Total.Value,
            Maximum = grade.Maximum.Value,
            Status = grade.Status.ToString(),
            Waiting = waiting.Length,
            WaitingItems = waiting,
            Cause = cause,
            MadeAt = at,
            MadeById = madeBy,
            RegradeId = regradeId,
        };
    }

    /// <summary>Where a submission with this grade stands.</summary>
    public static SubmissionState StateOf(Grade grade) => grade.Status switch
    {
        GradeStatus.Final or GradeStatus.Provisional => SubmissionState.Graded,
        GradeStatus.Refused => SubmissionState.Refused,
        GradeStatus.NotGraded => SubmissionState.Parked,
    };
}
