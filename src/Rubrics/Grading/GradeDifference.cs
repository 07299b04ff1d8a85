using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Grading;

/// <summary>One item (or the total) of one submission whose marks changed, and why.</summary>
public sealed record GradeChange(string Submission, IReadOnlyList<string> Students, string Item, string Old, string New, string Why);

/// <summary>Compares two grades of the same submission: a pure function; equal grades give nothing.</summary>
public static class GradeDifference
{
    public static IReadOnlyList<GradeChange> Between(Grade old, Grade now)
    {
        var changes = new List<GradeChange>();
        var before = old.Items.DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        foreach (var item in now.Items)
        {
            var was = before.GetValueOrDefault(item.Id);
            if (was is null || was.Awarded != item.Awarded || was.Maximum != item.Maximum || was.State != item.State)
            {
                changes.Add(Change(now, item.Id, was is null ? "–" : Shown(was), Shown(item), Why(was, item)));
            }
        }

        changes.AddRange(old.Items.Where(i => now.Items.All(n => n.Id != i.Id)).Select(i => Change(now, i.Id, Shown(i), "–", "The item is no longer part of the assignment.")));
        if (old.LateDeduction != now.LateDeduction)
        {
            changes.Add(Change(now, "late", $"−{old.LateDeduction}", $"−{now.LateDeduction}", now.LateWords));
        }

        if (old.Total != now.Total || old.Status != now.Status)
        {
            var why = now.Reasons.Count > 0 ? string.Join(" ", now.Reasons) : old.Status == now.Status ? "Sum of the changes." : $"{old.Status} → {now.Status}";
            changes.Add(Change(now, "total", $"{old.Total} of {old.Maximum}", $"{now.Total} of {now.Maximum}", why));
        }

        return changes;
    }

    private static GradeChange Change(Grade grade, string item, string old, string now, string why) =>
        new(grade.Submission.Id, grade.Submission.Students, item, old, now, why);

    private static string Shown(ItemGrade item) => item.State == ItemState.Graded ? $"{item.Awarded} of {item.Maximum}" : $"{item.Awarded} of {item.Maximum}, waits";

    private static string Why(ItemGrade? was, ItemGrade item)
    {
        var before = was?.Criteria.DistinctBy(c => c.Text).ToDictionary(c => c.Text, c => c) ?? [];
        var changed = item.Criteria.Where(c => !before.TryGetValue(c.Text, out var old) || old.Awarded != c.Awarded || old.Maximum != c.Maximum).ToList();
        return changed.Count > 0 ? string.Join(" ", changed.Take(3).Select(c => $"{c.Text}: {c.Reason}")) : item.Found;
    }
}
