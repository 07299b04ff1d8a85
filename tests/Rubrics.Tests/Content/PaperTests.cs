using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Proving;
using Autograder.Rubrics.Publishing;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Content;

/// <summary>Every paper of this repository proves itself, and its printed solution is explained wherever it disagrees with the computed keys.</summary>
public sealed class PaperTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-papers-").FullName;
    private readonly CpuSlots _slots = new(1);

    public static TheoryData<string> Papers => [.. Slugs];

    /// <summary>Packages that also run code.</summary>
    public static TheoryData<string> Coursework => [.. Packages.Where(RunsCode)];

    public static TheoryData<string> Printed => [.. Slugs.Where(slug => Directory.Exists(Path.Combine(Repository.Root, "assignments", slug, PublishedSolution.Folder)))];

    private static IEnumerable<string> Slugs => Packages.Where(slug => !RunsCode(slug));

    /// <summary>Every package of this repository.</summary>
    internal static IEnumerable<string> Packages => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "assignments"))
        .Where(folder => File.Exists(Path.Combine(folder, AssignmentLoader.FileName))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static bool RunsCode(string slug) => Directory.Exists(Path.Combine(Repository.Root, "assignments", slug, "drivers"));

    public void Dispose()
    {
        _slots.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Paper_is_sound(string slug)
    {
        var report = await ProveAsync(slug);

        report.Problems.ShouldBeEmpty();
        report.Submissions.Count(s => s.Name.StartsWith("wrong/", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Coursework))]
    public async Task What_is_written_in_a_coursework_is_sound_without_running_anything(string slug) => (await ProveAsync(slug)).Problems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Printed))]
    public void Printed_solution_disagrees_only_where_it_is_explained(string slug)
    {
        var report = PublishedSolution.Compare(ContentMachine.Load(slug), CancellationToken.None);

        report.Problems.ShouldBeEmpty();
        report.Agreements.ShouldBeGreaterThan(0);
    }

    private async Task<ProofReport> ProveAsync(string slug)
    {
        var (assignment, box) = (ContentMachine.Load(slug), new NoSandbox());
        var machine = new GradingMachine(box, default, new DatasetProvider([], _root, box), new EvidenceStore(Path.Combine(_root, "evidence")), _slots, Path.Combine(_root, "work"), null, "test");
        var options = new ProofOptions(0, Full: false, assignment.Runs.Select(r => r.Name).ToHashSet());
        return await new PackageProver(assignment, machine, TimeProvider.System).ProveAsync(options, 2, null, CancellationToken.None);
    }
}
