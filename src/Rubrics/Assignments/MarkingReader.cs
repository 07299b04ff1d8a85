using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class MarkingReader
{
    public static MarkingRules Read(YamlCursor at, string item, Marks marks, PackageScope scope)
    {
        var rules = new MarkingRules
        {
            AllOrNothing = at.Find("all_or_nothing")?.Bool() ?? false,
            Best = at.Find("best")?.Int(1, 100),
            Cap = at.Find("cap")?.Bool() ?? false,
            Cumulative = at.Find("cumulative")?.Bool() ?? false,
            Either = at.Find("either")?.Elements().Select(set => Names(set, item, scope)).ToList() ?? [],
            Gate = at.Find("gate") is { } gate ? Names(gate, item, scope) : [],
            Deductions = at.Find("deductions")?.Elements().Select(d => ReadDeduction(d, item, scope)).ToList() ?? [],
            Floors = at.Find("floors")?.Elements().Select(f => ReadFloor(f, item, scope)).ToList() ?? [],
            Floor = at.Find("floor") is { } floor ? ItemReader.ReadMarks(floor) : Marks.Zero,
        };
        if (rules.Floor > marks)
        {
            at.Find("floor")?.Problem($"the floor of {rules.Floor} is more than the item's {marks} marks");
        }

        if (rules.Either.Count == 1)
        {
            at.Find("either")?.Problem("alternatives are two sets of parts or more");
        }

        at.NothingElse();
        return rules;
    }

    private static List<string> Names(YamlCursor at, string item, PackageScope scope)
    {
        var names = at.Node is YamlDotNet.RepresentationModel.YamlScalarNode ? [at] : at.Elements().ToList();
        scope.PartNames.AddRange(names.Select(name => (name, item, name.Text())));
        return names.ConvertAll(name => name.Text());
    }

    private static GroupFloor ReadFloor(YamlCursor at, string item, PackageScope scope)
    {
        var floor = new GroupFloor(
            at.Require("parts") is { } parts ? Names(parts, item, scope) : [],
            at.Require("least") is { } least ? ItemReader.ReadMarks(least) : Marks.Zero);
        at.NothingElse();
        return floor;
    }

    private static Deduction ReadDeduction(YamlCursor at, string item, PackageScope scope)
    {
        var unless = at.Find("unless");
        if (unless is not null)
        {
            scope.PartNames.Add((unless, item, unless.Text()));
        }

        if (unless is null == !(at.Find("marker")?.Bool() ?? false))
        {
            at.Problem("a deduction has either 'unless: part' or 'marker: true'");
        }

        var marks = at.Require("marks")?.Decimal() ?? -1;
        if (marks >= 0)
        {
            at.Find("marks")?.Problem("a deduction has negative marks");
        }

        var deduction = new Deduction(at.RequireText("text"), new Marks(marks), unless?.Text());
        at.NothingElse();
        return deduction;
    }
}
