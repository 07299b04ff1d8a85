using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Classes;

/// <summary>What an instructor should look at, from judging and from intake. Never in anything a student may see.</summary>
internal static class InstructorFlags
{
    public static IReadOnlyList<string> Of(Grade grade) =>
        [.. grade.Flags, .. grade.Notices.Where(notice => !IsForStudent(notice)).Select(Words)];

    public static bool IsForStudent(Notice notice) => notice.Kind != NoticeKind.Flag;

    private static string Words(Notice notice) => notice.Path is null ? notice.Message : $"{notice.Path}: {notice.Message}";
}
