using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class PackagingReader
{
    private static readonly Dictionary<string, PackagingTest> Tests = new()
    {
        ["archive-name"] = PackagingTest.ArchiveName,
        ["files"] = PackagingTest.Files,
        ["notebooks"] = PackagingTest.Notebooks,
    };

    public static ItemCheck Read(YamlCursor at, Marks marks)
    {
        var criteria = at.Require("criteria")?.Elements().Select(ReadCriterion).ToList() ?? [];
        var sum = criteria.Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (sum != marks)
        {
            at.Problem($"the criteria add up to {sum}, the item has {marks} marks");
        }

        return new ItemCheck.Packaging { Criteria = criteria };
    }

    private static PackagingCriterion ReadCriterion(YamlCursor at)
    {
        var test = at.Require("test")?.OneOf(Tests) ?? default;
        var files = at.Find("files");
        if (files is not null && test != PackagingTest.Files)
        {
            files.Problem("only the test 'files' looks for files by name");
        }

        var criterion = new PackagingCriterion(at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, test, [.. files?.Elements().Select(f => f.Text()) ?? []]);
        at.NothingElse();
        return criterion;
    }
}
