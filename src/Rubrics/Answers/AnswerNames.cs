using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Answers;

/// <summary>Every name that an answer sheet of a package may use.</summary>
public sealed class AnswerNames
{
    private readonly HashSet<string> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assumptions;
    private readonly Dictionary<string, IReadOnlyList<string>> _several = [];

    public AnswerNames(Assignment assignment)
    {
        _assumptions = [.. assignment.Keys.Assumptions.Keys];
        foreach (var item in assignment.Items)
        {
            if (item.Check.Typed is { } answers)
            {
                Add(item, answers);
            }

            _answers.UnionWith(Others(item.Check));
        }
    }

    /// <summary>Names of answers, without those for free working.</summary>
    public IReadOnlySet<string> Answers => _answers;

    public IReadOnlySet<string> Assumptions => _assumptions;

    /// <summary>Name of the free text in which the way to an item's answers is shown.</summary>
    public static string WorkingOf(string item) => item + ".working";

    /// <summary>The answers of an item that has several, or null.</summary>
    public IReadOnlyList<string>? Several(string item) => _several.GetValueOrDefault(item);

    /// <summary>Answers that are read beside typed parts: claims and verdicts.</summary>
    private static IEnumerable<string> Others(ItemCheck check) => check switch
    {
        ItemCheck.Metric { ClaimAnswer: { } claim } => [claim],
        ItemCheck.Notebook notebook => notebook.Criteria.Select(c => c.Test.Answer).OfType<string>(),
        _ => [],
    };

    private void Add(Item item, ItemCheck.Answers answers)
    {
        _answers.Add(WorkingOf(item.Id));
        foreach (var part in answers.Parts)
        {
            _answers.Add(part.Answer);
            _answers.Add(WorkingOf(part.Answer));
            foreach (var field in part.Check.Fields)
            {
                _answers.Add($"{part.Answer}.{field}");
            }
        }

        if (answers.Parts is not [{ Name: "" }])
        {
            _several.TryAdd(item.Id, [.. answers.Parts.Select(p => p.Answer).Distinct()]);
        }
    }
}
