using Autograder.Api.Data;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Grading;

/// <summary>Stored grades.</summary>
internal static class GradeShelf
{
    public static Grade Read(StoredGrade stored) => GradeJson.Read(stored.Content);
}
