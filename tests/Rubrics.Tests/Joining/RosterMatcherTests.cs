using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Joining;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Joining;

public sealed class RosterMatcherTests
{
    private static readonly Roster Course = new([new("63210001", "Ana Žagar"), new("63210002", "Bor Kovač"), new("63210003", "Petra Kovačič"), new("63210004", "Peter Kovačič")]);

    [Theory]
    [InlineData("T_63210001_Ana.zip", "63210001")]
    [InlineData("bor kovac.zip", "63210002")]
    [InlineData("Žagar Ana_1234567_assignsubmission_file_", "63210001")]
    public void Finds_a_student_by_id_by_name_and_in_folders_of_a_platform(string upload, string id)
    {
        var match = Match(Upload(upload)).ShouldHaveSingleItem();
        match.Problem.ShouldBeNull();
        match.People.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public void The_recorded_group_counts_for_everybody_in_it() =>
        Match(Upload("homework.zip", "63210001", "Bor Kovač")).ShouldHaveSingleItem().People.Select(p => p.Id).ShouldBe(["63210001", "63210002"]);

    [Theory]
    [InlineData("T_99999999_Zoe.zip", "Nobody on the roster")]
    [InlineData("Kovačič.zip", "could be")]
    public void Nobody_is_guessed(string upload, string says)
    {
        var match = Match(Upload(upload)).ShouldHaveSingleItem();
        match.People.ShouldBeEmpty();
        match.Problem.ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public void Of_two_uploads_of_one_student_neither_is_taken() =>
        Match(Upload("T_63210001_Ana.zip"), Upload("ana zagar.zip"), Upload("T_63210002_Bor.zip")).Select(m => m.Problem is null).ShouldBe([false, false, true]);

    private static IReadOnlyList<RosterMatch> Match(params NamedUpload[] uploads)
    {
        using var package = new TestPackage();
        return new RosterMatcher(package.Load(), Course).Match(uploads);
    }

    private static NamedUpload Upload(string name, params string[] group) => new(name, new Upload(Path.Combine("/nowhere", name), DateTimeOffset.UnixEpoch, group));
}
