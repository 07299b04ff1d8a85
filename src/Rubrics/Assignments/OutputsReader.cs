using Autograder.Reference.Calculators;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Operations;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class OutputsReader
{
    public static ItemCheck Read(YamlCursor at, Marks marks)
    {
        var criteria = at.Require("criteria")?.Elements().Select(ReadCriterion).OfType<OutputsCriterion>().ToList() ?? [];
        var sum = criteria.Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (sum != marks)
        {
            at.Problem($"the criteria add up to {sum}, the item has {marks} marks");
        }

        return new ItemCheck.Outputs
        {
            Run = at.RequireText("run"),
            Tolerance = ItemReader.ReadTolerance(at),
            Criteria = criteria,
            Near = at.Find("near")?.Entries().ToDictionary(e => e.Key, e => Share(e.Key, e.Value)) ?? [],
            ShowValues = at.Find("show_values")?.Bool() ?? true,
        };
    }

    private static decimal Share(string mistake, YamlCursor at)
    {
        if (!Mistakes.Known.Contains(mistake))
        {
            at.Problem($"'{mistake}' is not a mistake that is diagnosed; known are: {string.Join(", ", Mistakes.Known.Order())}");
        }

        var share = at.Decimal();
        if (share is < 0m or > 1m)
        {
            at.Problem("a share is from 0 to 1");
        }

        return share;
    }

    private static OutputsCriterion? ReadCriterion(YamlCursor at)
    {
        var text = at.RequireText("text");
        var marks = at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero;
        var name = at.Require("operation");
        var operation = name is null ? null : OperationRegistry.Find(name.Text());
        if (name is not null && operation is null)
        {
            name.Problem($"'{name.Text()}' is not an operation; known are: {string.Join(", ", OperationRegistry.Names)}");
        }

        var cases = at.Require("cases")?.Elements().Select(c => ReadCase(c, operation)).OfType<OutputsCase>().ToList() ?? [];
        if (cases.Count == 0 && operation is not null)
        {
            at.Problem("a criterion needs at least one case");
        }

        at.NothingElse();
        return operation is null ? null : new OutputsCriterion(text, marks, operation, cases);
    }

    private static OutputsCase? ReadCase(YamlCursor at, Operation? operation)
    {
        if (at.Tree() is not Given.Map settings)
        {
            at.Problem("a case is a mapping such as { sizes: [4, 5, 3], batch: 7, seed: 11 }");
            return null;
        }

        if (operation is null)
        {
            return null;
        }

        var mistakes = operation.Validate(settings);
        foreach (var mistake in mistakes)
        {
            at.Problem(mistake);
        }

        return mistakes.Count == 0 ? new OutputsCase(operation, settings) : null;
    }
}
