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

    [Fact]
    public void Leave_room_in_a_file_name_however_wide_their_letters_are() =>
        System.Text.Encoding.UTF8.GetByteCount(Ids(string.Concat(Enumerable.Repeat("\U0001d49c", 62)) + ".zip").Single()).ShouldBeLessThanOrEqualTo(120);

    private static IEnumerable<string> Ids(params string[] sources) =>
        SubmissionIds.Assign([.. sources.Select(s => new Upload("/x/" + s, DateTimeOffset.UnixEpoch, []))], SubmissionNames.Create("T_{roll}_{first}", out _)).Select(u => u.Id);
}
