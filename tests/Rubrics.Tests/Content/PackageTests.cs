using Autograder.Rubrics.Proving;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Content;

/// <summary>Every assignment of this repository proves itself: the same as <c>autograder check</c>.</summary>
[Collection(ContentCollection.Name)]
public sealed class PackageTests(ContentMachine machine)
{
    [Fact]
    public async Task Digits_package_is_sound() => await ProveAsync("digits-mlp", mutants: 12, []);

    [Fact]
    public async Task Cifar_package_is_sound_without_training() =>
        await ProveAsync("fri-cifar10-mlp", mutants: 6, ContentMachine.Load("fri-cifar10-mlp").Runs.Where(r => r.Data is not null).Select(r => r.Name).ToHashSet());

    [NeedsDatasetsFact]
    public async Task Cifar_package_is_sound_on_the_real_images()
    {
        var report = await ProveAsync("fri-cifar10-mlp", mutants: 0, []);
        report.Unproved.ShouldBeEmpty();
    }

    [NeedsDatasetsTheory("mnist", "fashion-mnist")]
    [InlineData("apl405-homework-2")]
    [InlineData("ist-assignment-1")]
    public async Task Package_with_notebooks_is_sound_with_quick_budgets(string slug)
    {
        var report = await ProveAsync(slug, mutants: 0, []);
        report.Unproved.ShouldBeEmpty();
    }

    private async Task<ProofReport> ProveAsync(string slug, int mutants, HashSet<string> skip)
    {
        var assignment = ContentMachine.LoadQuick(slug);
        var prover = new PackageProver(assignment, machine.NewBatch(assignment).Machine, TimeProvider.System);
        var report = await prover.ProveAsync(new ProofOptions(mutants, Full: false, skip), Environment.ProcessorCount, null, CancellationToken.None);
        report.Problems.ShouldBeEmpty();
        report.Submissions.Count(s => s.Name.StartsWith("wrong/", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(12);
        report.Survivors.Count.ShouldBeLessThanOrEqualTo(mutants / 2);
        return report;
    }
}
