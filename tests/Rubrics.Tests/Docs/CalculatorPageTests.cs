using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Reference;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Yaml;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Docs;

/// <summary>The page that package authors write against says what is true.</summary>
public partial class CalculatorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "calculators.md"));

    public static TheoryData<string> Examples => [.. Blocks().Matches(Page).Select(m => m.Groups[1].Value).Where(b => b.StartsWith("calculator:", StringComparison.Ordinal))];

    [Fact]
    public void Every_calculator_has_its_section_in_order()
    {
        string[] sections = [.. Headings().Matches(Page).Select(m => m.Groups[1].Value)];

        sections.ShouldBe(CalculatorRegistry.Names);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_computes_what_is_said_beside_it(string example)
    {
        List<YamlProblem> problems = [];
        var root = YamlDocument.Parse("calculators.md", Encoding.UTF8.GetBytes(example), problems).ShouldNotBeNull();
        var name = root.RequireText("calculator");
        var outcome = CalculatorRegistry.Run(name, root.Require("givens")?.Tree().ShouldBeOfType<Given.Map>() ?? throw new InvalidOperationException(name));

        var results = outcome.ShouldBeOfType<CalculatorOutcome.Computed>((outcome as CalculatorOutcome.Invalid)?.Errors[0] ?? name).Results;
        foreach (Match said in Said().Matches(string.Join('\n', Comments().Matches(example).Select(m => m.Value))))
        {
            results.TryGet(said.Groups[1].Value, out var value).ShouldBeTrue($"{name}: {said.Value}");
            Agree(value, said.Groups[2].Value).ShouldBeTrue($"{name}: {said.Value}, but it is {string.Join(", ", value.Values.ToArray())}");
        }
    }

    [Theory]
    [MemberData(nameof(RichGivens.Examples), MemberType = typeof(RichGivens))]
    public void Rich_givens_compute(string example)
    {
        var root = YamlDocument.Parse("rich", Encoding.UTF8.GetBytes(example), []).ShouldNotBeNull();

        var outcome = CalculatorRegistry.Run(root.RequireText("calculator"), root.Require("givens")?.Tree().ShouldBeOfType<Given.Map>() ?? throw new InvalidOperationException(example));

        outcome.ShouldBeOfType<CalculatorOutcome.Computed>((outcome as CalculatorOutcome.Invalid)?.Errors[0] ?? example);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    [MemberData(nameof(RichGivens.Examples), MemberType = typeof(RichGivens))]
    public void Strange_givens_are_mistakes_and_never_exceptions(string example)
    {
        var root = YamlDocument.Parse("calculators.md", Encoding.UTF8.GetBytes(example), []).ShouldNotBeNull();
        var givens = root.Require("givens")?.Tree().ShouldBeOfType<Given.Map>() ?? throw new InvalidOperationException(example);

        foreach (var strange in Mutations(givens).OfType<Given.Map>())
        {
            Should.NotThrow(() => CalculatorRegistry.Run(root.RequireText("calculator"), strange), Written(strange));
        }
    }

    /// <summary>The givens with one thing in them replaced or left out, for every thing and many replacements.</summary>
    private static IEnumerable<Given> Mutations(Given given)
    {
        foreach (var strange in Strange)
        {
            yield return strange;
        }
        switch (given)
        {
            case Given.Map map:
                foreach (var key in map.Entries.Keys)
                {
                    yield return new Given.Map(map.Entries.Where(e => e.Key != key).ToDictionary(e => e.Key, e => e.Value));
                    foreach (var changed in Mutations(map.Entries[key]))
                    {
                        yield return new Given.Map(map.Entries.ToDictionary(e => e.Key, e => e.Key == key ? changed : e.Value));
                    }
                }
                break;
            case Given.List list:
                yield return new Given.List([.. list.Items, .. list.Items.Take(1)]);
                for (var i = 0; i < list.Items.Count; i++)
                {
                    foreach (var changed in Mutations(list.Items[i]))
                    {
                        yield return new Given.List([.. list.Items.Select((item, at) => at == i ? changed : item)]);
                    }
                }
                break;
        }
    }

    private static readonly Given[] Strange =
    [
        new Given.Number(0), new Given.Number(-1), new Given.Number(0.5), new Given.Number(1e300), new Given.Number(2_000_000_000),
        new Given.Text(""), new Given.Text("x"), new Given.List([]), new Given.List([new Given.List([])]), new Given.Map(new Dictionary<string, Given>()),
    ];

    private static string Written(Given given) => given switch
    {
        Given.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Given.Text text => $"\"{text.Value}\"",
        Given.List list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        Given.Map map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Written(e.Value)}"))} }}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Agree(DenseArray value, string written)
    {
        string[] numbers = [.. written.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries)];
        return value.Length == numbers.Length && numbers.Zip(value.Values.ToArray(), (n, v) =>
            Math.Abs(double.Parse(n, CultureInfo.InvariantCulture) - v) <= Math.Pow(10, -Decimals(n)) / 2 + 1e-12).All(close => close);
    }

    private static int Decimals(string number) => number.Contains('.') ? number.Length - number.IndexOf('.') - 1 : 0;

    [GeneratedRegex(@"```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^## ([a-z0-9_]+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"#.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?<=[#,;:] *)([A-Za-z_][\w/\[\],]*) (-?\d[\d.]*|\[[-\d., ]+\])(?=[,;\s(]|$)", RegexOptions.Multiline)]
    private static partial Regex Said();
}
