using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>What a status means for its reader.</summary>
internal static class Statuses
{
    public static StatusView Build(Grade grade) => new(Tone(grade.Status), Label(grade.Status), Words(grade));

    public static string Label(GradeStatus status) => status switch
    {
        GradeStatus.Final => "Final",
        GradeStatus.Provisional => "Provisional",
        GradeStatus.Refused => "Refused",
        GradeStatus.NotGraded => "Not graded yet",
    };

    public static string Tone(GradeStatus status) => status switch
    {
        GradeStatus.Final => "good",
        GradeStatus.Provisional => "part",
        GradeStatus.Refused => "bad",
        GradeStatus.NotGraded => "wait",
    };

    private static string Words(Grade grade) => grade.Status switch
    {
        GradeStatus.Final => "Every question is settled.",
        GradeStatus.Provisional => ProvisionalWords(grade),
        GradeStatus.Refused => "The upload could not be taken in, so no question was looked at.",
        GradeStatus.NotGraded => "Something on our side went wrong. This says nothing about your work, and it will be graded again.",
    };

    private static string ProvisionalWords(Grade grade)
    {
        int marker = grade.Items.Count(item => item.State == ItemState.WaitsForMarker);
        int data = grade.Items.Count(item => item.State == ItemState.WaitsForData);
        int open = grade.Items.Count(item => item.State == ItemState.NotGraded);
        List<string> parts = [];
        if (marker > 0) parts.Add($"{Questions(marker)} for a marker");
        if (data > 0) parts.Add($"{Questions(data)} for data or a device");
        if (open > 0) parts.Add($"{Questions(open)} to be graded again");
        string waiting = parts.Count == 0 ? "Some marks are still open" : $"Waiting: {string.Join(", ", parts)}";
        return $"{waiting}. The total counts only what is certain so far.";
    }

    private static string Questions(int count) => count == 1 ? "one question" : $"{count} questions";
}
