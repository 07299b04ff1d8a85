using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class SubmissionNamesTests
{
    private static SubmissionNames Names(string pattern)
    {
        var names = SubmissionNames.Create(pattern, out var problems);
        problems.ShouldBeEmpty();
        return names.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("DL_HW1_63210001_Ana.zip")]
    [InlineData("dl_hw1_63210001_Ana.ZIP")]
    [InlineData("DL_HW1_63210001_Ana.tar.gz")]
    [InlineData("DL_HW1_63210001_Ana")]
    [InlineData("DL_HW1_63210001_Ana (1).zip")]
    public void Matches_whatever_the_extension(string name)
    {
        var match = Names("DL_HW1_{id}_{first}.zip").Match(name);
        match.Matches.ShouldBeTrue();
        match.Notice.ShouldBeNull();
        match.Values["id"].ShouldBe("63210001");
        match.Values["first"].ShouldBe("Ana");
    }

    [Theory]
    [InlineData("Žiga")]
    [InlineData("Anne-Marie")]
    [InlineData("O'Neill")]
    [InlineData("Ana Maria")]
    [InlineData("李雷")]
    [InlineData("Владимир")]
    public void Takes_names_as_people_have_them(string first) =>
        Names("{course}_{roll}_{first}").Match($"DL_2021EE10001_{first}.zip").Values["first"].ShouldBe(first);

    [Fact]
    public void Composes_names_as_macOS_writes_them() => Names("{id}_{first}").Match("1_Z\u030Ciga.zip").Values["first"].ShouldBe("\u017Diga");

    [Theory]
    [InlineData("homework.zip")]
    [InlineData("DL_HW2_63210001_Ana.zip")]
    [InlineData("DL_HW1_63210001.zip")]
    [InlineData("DL_HW1_63210001_Ana_final.zip")]
    [InlineData("xDL_HW1_63210001_Ana.zip")]
    [InlineData("DL_HW1_63210001_4na.zip")]
    public void Says_how_a_misnamed_upload_should_be_named(string name)
    {
        var match = Names("DL_HW1_{id}_{first}").Match(name);
        match.Matches.ShouldBeFalse();
        match.Values.ShouldBeEmpty();
        match.Notice.ShouldNotBeNull().Kind.ShouldBe(NoticeKind.Naming);
        match.Notice.Message.ShouldBe($"The upload is named “{name}”; it should be named DL_HW1_{{id}}_{{first}}, for example “DL_HW1_63210001_Ana”.");
    }

    [Fact]
    public void Text_outside_braces_is_no_regular_expression()
    {
        var names = Names("a+(b)_{id}");
        names.Match("a+(b)_1.zip").Matches.ShouldBeTrue();
        names.Match("aab_1.zip").Matches.ShouldBeFalse();
    }

    [Theory]
    [InlineData("DL_{id", "never closed")]
    [InlineData("DL_id}", "never opened")]
    [InlineData("DL_{ID}", "small letters")]
    [InlineData("DL_{}", "small letters")]
    [InlineData("{id}_{id}", "twice")]
    [InlineData("{id}{first}", "side by side")]
    [InlineData("DL", "no placeholder")]
    public void Tells_an_author_what_is_wrong_with_a_pattern(string pattern, string why)
    {
        SubmissionNames.Create(pattern, out var problems).ShouldBeNull();
        problems.ShouldContain(problem => problem.Contains(why));
    }

    [Fact]
    public void Is_not_slowed_down_by_a_long_name() =>
        Names("{first}_{last}_{name}").Match(new string('a', 100_000)).Matches.ShouldBeFalse();
}
