using System.Text.RegularExpressions;
using Autograder.Hostile.Matrix;
using Shouldly;
using Xunit;

namespace Autograder.Hostile.Probes;

/// <summary>A probe that says nothing is taken for one that was refused; so each has to say something where nothing is refused.</summary>
public sealed partial class ProbesTests
{
    /// <summary>What cannot come through even there: "id name", what it has to meet instead, and why.</summary>
    private static readonly (string Probe, string Meets, string Because)[] Mute =
    [
        ("^F(03|20) ", "Errno 38", "this kernel has no such call"),
        ("^(F20 (socket|pair)|N05) ", "Errno (19|93|94|95|97)", "this kernel has no such family, or the family no such kind"),
        ("^F11 (read|write) /(proc|sys)/", "Errno 2", "this kernel has no such setting"),
        ("^(F11 write /proc/self/|R30 )oom_score_adj$", "Errno 13", "it takes a right that not every machine can give away"),
        ("^F21 (int 0x80|x32|x32 by number)$", "nothing", "this kernel runs no programs of that kind"),
        ("^N08 https:", "SSL", "somebody answered, who has not the keys of that site"),
    ];

    [Fact]
    public async Task Every_probe_speaks_in_a_box_that_refuses_nothing()
    {
        var cases = HostileCase.All.Where(c => Sites(c).Count > 0).ToList();
        cases.Count.ShouldBeGreaterThan(45);
        var (spoken, text) = await WeakBox.RunAsync(cases);
        var wrong = new List<string>();
        foreach (var @case in cases)
        {
            wrong.AddRange(spoken.TryGetValue(@case.Id, out var said) ? ProblemsOf(@case, said) : [$"{@case.Id} said nothing at all"]);
        }

        wrong.ShouldBeEmpty(text[^Math.Min(text.Length, 2000)..]);
        spoken["F13"].Came.ShouldContain("ALLOWED go up from itself (below_as_user)", "a handle counts whoever may read what it leads to");
    }

    private static IEnumerable<string> ProblemsOf(HostileCase @case, Spoken said)
    {
        foreach (var odd in said.Odd)
        {
            yield return $"{@case.Id} {odd}";
        }

        foreach (var probe in said.Tried.Where(t => !said.Came.Any(c => c.StartsWith($"ALLOWED {t} (", StringComparison.Ordinal))))
        {
            var met = said.Refused.GetValueOrDefault(probe, "nothing");
            if (!Mute.Any(m => Regex.IsMatch($"{@case.Id} {probe}", m.Probe) && Regex.IsMatch(met, m.Meets)))
            {
                yield return $"{@case.Id} {probe}: {met}";
            }
        }

        foreach (var site in Sites(@case).Where(s => s != Probing && !said.Came.Any(c => c.StartsWith(s, StringComparison.Ordinal))))
        {
            yield return $"{@case.Id} never says '{site}'";
        }
    }

    private const string Probing = "armed.probe(";

    /// <summary>The places in a case that can say something: its probes, and the beginning of every sentence of its own.</summary>
    private static List<string> Sites(HostileCase @case) =>
        [.. (@case.Folder is { } folder ? Directory.EnumerateFiles(folder) : [@case.File]).SelectMany(f => Site().Matches(File.ReadAllText(f))).Select(m => m.Value.TrimEnd()).Distinct()];

    [GeneratedRegex("""armed\.probe\(|\b(ALLOWED|LEAK) [^"'{\\>\n]*""")]
    private static partial Regex Site();
}
