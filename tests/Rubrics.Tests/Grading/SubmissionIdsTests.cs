using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Grading;

public sealed class SubmissionIdsTests
{
    [Theory]
    [InlineData("T_63210001_Ana.zip", "63210001")]
    [InlineData("Živa Čuček.tar.gz", "Živa-Čuček")]
    [InlineData("..", "submission")]
    [InlineData("=cmd|'C calc'!A0.zip", "cmd--C-calc--A0")]
    public void Are_safe_as_folder_names(string source, string id) => Ids(source).ShouldBe([id]);

    [Fact]
    public void Never_come_twice() => Ids("a.zip", "A.tgz", "a.py").ShouldBe(["a", "A-2", "a-3"]);

    private static IEnumerable<string> Ids(params string[] sources) =>
        SubmissionIds.Assign([.. sources.Select(s => new Upload("/x/" + s, DateTimeOffset.UnixEpoch, []))], SubmissionNames.Create("T_{roll}_{first}", out _)).Select(u => u.Id);
}
