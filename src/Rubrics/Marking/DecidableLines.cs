using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>Which of an item's criteria a marker can decide: those of the package, not what rules and markers put behind them.</summary>
public static class DecidableLines
{
    /// <summary>What each is worth, in the order of the item's criteria; below zero where it takes marks off.</summary>
    /// <param name="machine">The item as the machine found it, without a marker's marks.</param>
    public static IReadOnlyList<Marks> Worth(Item item, ItemGrade machine)
    {
        if (machine.State is not (ItemState.Graded or ItemState.WaitsForMarker))
        {
            return [];
        }

        var own = item.Check.Typed is null ? machine.Criteria.Count : item.Check.LinesBeforeTyped;
        return [.. machine.Criteria.Take(own).Select(c => c.Maximum), .. item.Check.Typed is { } typed ? Worth(typed) : []];
    }

    private static IEnumerable<Marks> Worth(ItemCheck.Answers typed) =>
        [.. typed.Parts.SelectMany(Worth), .. typed.Marking.Deductions.Where(d => d.Unless is null).Select(d => d.Marks)];

    private static IEnumerable<Marks> Worth(Part part) => part.Check switch
    {
        PartCheck.Text text => text.Criteria.Select(c => c.Marks),
        PartCheck.Drawing { Criteria.Count: > 0 } drawing => drawing.Criteria.Select(c => c.Marks),
        _ => PartLines.Of(part)?.Select(line => line.Marks) ?? [part.Marks],
    };
}
