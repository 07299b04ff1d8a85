using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class DocumentReader
{
    private static readonly Dictionary<string, DocumentTest> Tests = new()
    {
        ["opens"] = DocumentTest.Opens,
        ["answers"] = DocumentTest.Answers,
        ["drawings"] = DocumentTest.Drawings,
    };

    public static ItemCheck Read(YamlCursor at, Marks marks)
    {
        var answers = at.Find("answers")?.Entries().Select(e => new DocumentAnswer(e.Key, e.Value.Text())).ToList() ?? [];
        foreach (var answer in answers.Where(a => DocumentLabel.Parse(a.Label) is null))
        {
            at.Find("answers")?.Problem($"'{answer.Label}' is not the number of a question with a part, such as 4.v or 2.a");
        }

        var check = new ItemCheck.Document
        {
            Role = ReadRole(at),
            MaxPages = at.Find("max_pages")?.Int(1, 500),
            LeastCharacters = at.Find("least_characters")?.Int(0, 1_000_000) ?? 200,
            NumberedAnswers = answers,
            Drawings = at.Find("drawings")?.Int(1, 200) ?? 0,
            Criteria = at.Find("criteria")?.Elements().Select(ReadCriterion).ToList() ?? [],
        };
        CheckCriteria(at, check, marks);
        return check;
    }

    private static void CheckCriteria(YamlCursor at, ItemCheck.Document check, Marks marks)
    {
        var sum = check.Criteria.Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (check.Criteria.Count > 0 && sum != marks)
        {
            at.Problem($"the criteria add up to {sum}, the item has {marks} marks");
        }

        if (check.Criteria.Any(c => c.Test == DocumentTest.Answers) && check.NumberedAnswers.Count == 0)
        {
            at.Problem("a criterion looks for answers, but 'answers' names none; write answers: { \"4.v\": q4.v }");
        }

        if (check.Criteria.Any(c => c.Test == DocumentTest.Drawings) && check.Drawings == 0)
        {
            at.Problem("a criterion looks for drawings, but 'drawings' does not say how many");
        }
    }

    private static DocumentCriterion ReadCriterion(YamlCursor at)
    {
        var criterion = new DocumentCriterion(
            at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, at.Require("test")?.OneOf(Tests) ?? default);
        at.NothingElse();
        return criterion;
    }

    /// <summary>The box that looks at PDFs gets the files of one role.</summary>
    private static string ReadRole(YamlCursor at)
    {
        var role = at.RequireText("role");
        if (role is not ("report" or ""))
        {
            at.Find("role")?.Problem($"'{role}' is not a role of documents; use report");
        }

        return role;
    }
}
