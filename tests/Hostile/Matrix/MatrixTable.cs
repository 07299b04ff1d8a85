using System.Globalization;
using System.Text;
using Autograder.TestKit;

namespace Autograder.Hostile.Matrix;

/// <summary>The whole matrix as a page: artifacts/hostile/matrix.md.</summary>
internal static class MatrixTable
{
    public static void Write(IReadOnlyList<Cell> cells)
    {
        if (cells.Count == 0)
        {
            return;
        }

        File.WriteAllText(Path.Combine(Folder(), "matrix.md"), Page(cells));
    }

    /// <summary>All that a cell left behind, for who looks into it: artifacts/hostile/ID-WAY.txt.</summary>
    public static void Keep(Cell cell, string text) => File.WriteAllText(Path.Combine(Folder(), $"{cell.Case.Id}-{cell.Way}.txt"), text);

    private static string Folder() => Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "hostile")).FullName;

    private static string Page(IReadOnlyList<Cell> cells)
    {
        var page = new StringBuilder();
        var bad = cells.Count(c => c.Problems.Count > 0);
        page.Append(CultureInfo.InvariantCulture, $"# Cases against ways of grading\n\n{cells.Count} of {MatrixTests.Cells().Count()} cells, {cells.Select(c => c.Case.Id).Distinct().Count()} cases, {bad} not as they must be. ");
        page.Append(CultureInfo.InvariantCulture, $"Each: marks (those of zeros), how it came out, time of an honest submission graded at the same moment over its time alone.\n\n");
        page.Append("| id | area | what it does | ").AppendJoin(" | ", Enum.GetValues<Way>()).Append(" |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var row in cells.GroupBy(c => c.Case.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var @case = row.First().Case;
            page.Append(CultureInfo.InvariantCulture, $"| {@case.Id} | {@case.Area} | {@case.What} | ");
            page.AppendJoin(" | ", Enum.GetValues<Way>().Select(way => row.LastOrDefault(c => c.Way == way) is { } cell ? Words(cell) : "")).Append(" |\n");
        }

        var slow = cells.Where(c => c.Ratio > 1.5).ToList();
        page.Append(CultureInfo.InvariantCulture, $"\nHonest submissions beside an attack took more than 1.5 times as long as alone in {slow.Count} cells; the most is {cells.Max(c => c.Ratio):0.0} times.\n");
        foreach (var cell in cells.Where(c => c.Problems.Count > 0))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {cell.Case.Id} {cell.Way}\n\n{cell.Says}\n\n");
            page.AppendJoin('\n', cell.Problems.Select(p => "- " + p)).Append('\n');
        }

        return page.ToString();
    }

    private static string Words(Cell cell) => string.Create(CultureInfo.InvariantCulture,
        $"{(cell.Problems.Count > 0 ? "**" : "")}{cell.Marks} ({cell.Baseline}) {HostileCase.Dashed(cell.Outcome.ToString())} {cell.Ratio:0.0}×{(cell.Problems.Count > 0 ? "**" : "")}");
}
