using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>The documents of one submission, each read once however many items ask for it.</summary>
internal sealed class WriteUps(JudgingContext context)
{
    private readonly Dictionary<string, DocumentPages?> _byRole = new(StringComparer.Ordinal);

    /// <summary>The first document of the role; null where none was looked at.</summary>
    public DocumentPages? Of(string role)
    {
        if (!_byRole.TryGetValue(role, out var pages))
        {
            _byRole[role] = pages = DocumentPages.Of(role, context);
        }

        return pages;
    }

    /// <summary>Shows the marker of an item the page of the write-up that answers it.</summary>
    public ItemGrade WithPage(ItemGrade grade)
    {
        if (grade.State != ItemState.WaitsForMarker)
        {
            return grade;
        }

        foreach (var check in context.Assignment.Items.Select(i => i.Check).OfType<ItemCheck.Document>())
        {
            if (check.NumberedAnswers.FirstOrDefault(a => a.Item == grade.Id) is { } answer && Of(check.Role) is { } pages
                && pages.PageOf(answer.Label) is { } page && pages.Picture(page) is { } picture)
            {
                return grade with { Exhibits = [.. grade.Exhibits, picture] };
            }
        }

        return grade;
    }
}
