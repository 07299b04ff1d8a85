using Shouldly;
using Xunit;

namespace Autograder.Hostile.Matrix;

public sealed class CaseTests
{
    [Fact]
    public void There_are_enough_cases_and_each_has_its_own_name()
    {
        HostileCase.All.Select(c => c.Id).ShouldBeUnique();
        HostileCase.All.Count(c => !c.IsControl).ShouldBeGreaterThan(100);
        HostileCase.All.Count(c => c.EveryWay).ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void Every_case_says_first_that_it_runs_and_by_its_own_name() =>
        HostileCase.All.Where(c => c.Id != "Z00").ShouldAllBe(c => File.ReadAllText(c.File).Contains($"armed.ran(\"{c.Id}\")"));

    [Fact]
    public void No_case_passes_and_every_control_must() =>
        HostileCase.All.Where(c => c.Id != "Z00").ShouldAllBe(c => c.Expected.Contains(Outcome.Full) == c.IsControl);
}
