using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Autograder.Hostile.Matrix;

/// <summary>
/// Every case of code under the ways of grading: by default each under the way where it bites most and ten under all;
/// with HOSTILE=all all under all, with HOSTILE=PATTERN the cells "id way" that it fits.
/// </summary>
public sealed class MatrixTests(Bench bench) : IClassFixture<Bench>
{
    /// <summary>Asked for where cells are chosen only, as at night, on a machine that does nothing else.</summary>
    private const double MostSlowed = 1.5;
    private static readonly string Asked = Environment.GetEnvironmentVariable("HOSTILE") ?? "";

    public static TheoryData<string, Way> Cells()
    {
        var cells = new TheoryData<string, Way>();
        foreach (var (@case, way) in from c in HostileCase.All.Concat(HostileCase.Brought) from way in Enum.GetValues<Way>() where IsAsked(c, way) select (c, way))
        {
            cells.Add(@case.Id, way);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Gains_nothing_and_leaves_nothing(string id, Way way)
    {
        var cell = await bench.TryAsync(HostileCase.Of(id), way);
        for (var again = 0; Asked.Length > 0 && cell.Problems.Count == 0 && cell.Ratio > MostSlowed && again < 2; again++)
        {
            cell = await bench.TryAsync(HostileCase.Of(id), way, aloneNow: true);
        }

        cell.Problems.ShouldBeEmpty($"{id} {way}: {cell.Case.What} It came out as {cell.Outcome} with {cell.Marks} marks. {cell.Says}");
        if (Asked.Length > 0)
        {
            cell.Ratio.ShouldBeLessThanOrEqualTo(MostSlowed, "an honest submission beside it took that many times as long as alone, three times in a row");
        }
    }

    [Fact]
    public async Task A_canary_in_what_a_student_sees_is_found()
    {
        (await bench.SayAsync("Nothing in particular.", Way.Outputs)).ShouldBeEmpty();
        (await bench.SayAsync(Canaries.OfOthers, Way.Outputs)).ShouldBe(["a canary is in results.json", "a canary is in grade.json", "a canary is in the report"]);
    }

    [Fact]
    public async Task Many_that_take_all_their_memory_at_once_wait_for_each_other()
    {
        const int boxes = 3;
        var limit = Bench.Load(Way.Outputs).Runs[0].Limits.MemoryBytes;
        var (problems, most) = await bench.TryTogetherAsync(HostileCase.Of("R18"), Way.Outputs, hostile: 8, memory: boxes * limit);
        problems.ShouldBeEmpty();
        most.ShouldBeInRange(2, boxes);
    }

    private static bool IsAsked(HostileCase @case, Way way) => @case.Id != "Z00" && (!@case.OneWay || @case.Bites == way) && Asked switch
    {
        "all" => true,
        "" => @case.EveryWay || @case.Bites == way,
        var pattern => Regex.IsMatch($"{@case.Id} {way}", pattern),
    };
}
