using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Grading;

/// <summary>Judges stored evidence again; runs nothing.</summary>
internal sealed class Rejudging
{
    /// <summary>What the grade would be; nothing is written.</summary>
    /// <param name="assignment">The package to judge by, from <see cref="Packages.CourseCalendars"/>.</param>
    public Task<Grade> JudgeAsync(Submission submission, Assignment assignment, MarksGiven marks, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Judges by the present package and marks, and makes the result the grade that counts. Saves in the caller's transaction where there is one.</summary>
    /// <param name="who">Null for the program itself.</param>
    public Task<StoredGrade> ApplyAsync(long submissionId, GradeCause cause, Viewer? who, long? regradeId, CancellationToken cancel) => throw new NotImplementedException();
}
