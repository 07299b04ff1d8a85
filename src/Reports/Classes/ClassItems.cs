using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Classes;

/// <summary>How the class did on each question.</summary>
internal static class ClassItems
{
    public static IReadOnlyList<ItemRowView> Build(IReadOnlyList<Grade> counted)
    {
        Dictionary<string, List<ItemGrade>> byId = [];
        List<string> order = [];
        foreach (ItemGrade item in counted.SelectMany(grade => grade.Items))
        {
            if (!byId.TryGetValue(item.Id, out List<ItemGrade>? items))
            {
                byId[item.Id] = items = [];
                order.Add(item.Id);
            }
            items.Add(item);
        }
        IReadOnlyList<string> numbers = ItemNumbers.Of(order);
        return order.Take(Bounds.Items).Select((id, index) => RowOf(byId[id], numbers[index])).ToList();
    }

    private static ItemRowView RowOf(List<ItemGrade> items, string number)
    {
        List<decimal> marks = items.Where(ItemViews.IsJudged).Select(item => item.Awarded.Value).ToList();
        int waiting = items.Count(item => item.State != ItemState.Graded);
        ItemGrade first = items[0];
        string title = PlainText.Line(first.Title, Bounds.Title), maximum = first.Maximum.ToString(), open = waiting == 0 ? "" : $"{waiting}";
        return marks.Count == 0
            ? new ItemRowView(number, title, maximum, "–", "–", "–", 0, open)
            : new ItemRowView(
                number, title, maximum, new Marks(marks.Average()).ToString(), new Marks(marks.Min()).ToString(),
                new Marks(marks.Max()).ToString(), Amounts.Share(new Marks(marks.Average()), first.Maximum), open);
    }
}
