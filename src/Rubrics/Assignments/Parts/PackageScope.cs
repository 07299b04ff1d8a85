using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>What the readers of parts share: how terms are read, and what is to be checked once the whole package is known.</summary>
internal sealed class PackageScope(AnswerRules rules)
{
    public AnswerRules Rules => rules;

    public TermReader Terms { get; } = new();

    /// <summary>Names of parts that other places use, with the item they stand in.</summary>
    public List<(YamlCursor At, string Item, string Name)> PartNames { get; } = [];

    /// <summary>Where each part stands, for mistakes that show only when everything is known.</summary>
    public List<(YamlCursor At, Part Part)> Parts { get; } = [];
}
