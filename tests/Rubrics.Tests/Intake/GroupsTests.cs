using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class GroupsTests
{
    private static readonly GroupRule Three = new(3);

    private static SubmissionPackage Package(string? group) =>
        (group is null ? new ZipForge().Add("net.py") : new ZipForge().Add("net.py").Add("group.txt", group)).Read().ShouldBeAccepted();

    [Fact]
    public void Reads_the_members_from_the_submission()
    {
        var group = Groups.Of(Package("\uFEFF# our group\r\n63210001 Ana Novak\r\n- 63210002, Žiga Kralj\r\n\r\n63210001 Ana\n"), [], Three);
        group.Members.ShouldBe(["63210001 Ana Novak", "63210002, Žiga Kralj"]);
        group.Notices.ShouldHaveSingleItem().Message.ShouldContain("group of 2");
        Groups.Id(group.Members[1]).ShouldBe("63210002");
    }

    [Fact]
    public void Working_alone_needs_no_words()
    {
        var group = Groups.Of(Package(null), [], Three);
        group.Members.ShouldBeEmpty();
        group.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void The_record_wins_over_the_students_file()
    {
        var group = Groups.Of(Package("63210001\n63210009"), ["63210001", "63210002"], Three);
        group.Members.ShouldBe(["63210001", "63210002"]);
        group.Notices.ShouldContain(notice => notice.Message.Contains("the record counts"));
        Groups.Of(Package("63210001 Ana\n63210002 Žiga"), ["63210002", "63210001"], Three).Notices.ShouldNotContain(notice => notice.Message.Contains("the record counts"));
    }

    [Fact]
    public void Says_when_a_group_is_too_large()
    {
        var notices = Groups.Of(Package("1\n2\n3\n4"), [], Three).Notices;
        notices[0].Message.ShouldContain("4 members, but at most 3");
        notices[1].ShouldSatisfyAllConditions(n => n.Kind.ShouldBe(NoticeKind.Flag), n => n.Message.ShouldContain("names 4 people"));
        Groups.Of(Package("1\n2"), [], new GroupRule(1)).Notices[0].Message.ShouldContain("done alone");
        Groups.Of(Package("1\n2\n3"), [], Three).Notices.ShouldHaveSingleItem().Message.ShouldContain("All of them get this grade");
    }

    [Theory]
    [InlineData("63210009 Somebody Else\n", 1)]
    [InlineData("1\n2\n3\n4", 3)]
    public void A_list_of_the_students_own_that_is_not_allowed_names_nobody(string list, int most)
    {
        Groups.Of(Package(list), [], new GroupRule(most)).Members.ShouldBeEmpty();
        Groups.Of(Package(list), ["63210001"], new GroupRule(most)).Members.ShouldBe(["63210001"]);
    }

    [Theory]
    [InlineData("Ana Novak (63210001)", "63210001")]
    [InlineData("Ana 63210002 (63210001)", "63210001")]
    [InlineData("63210001 Ana (again)", "63210001")]
    [InlineData("Ana Novak", "Ana Novak")]
    public void A_member_is_one_person_whatever_the_name_holds(string member, string id) => Groups.Id(member).ShouldBe(id);

    [Fact]
    public void Says_when_the_file_names_nobody() => Groups.Of(Package("# nobody\n"), [], Three).Notices.ShouldHaveSingleItem().Message.ShouldContain("names nobody");

    [Fact]
    public void Finds_people_in_two_groups()
    {
        var overlaps = Groups.Overlaps([("a.zip", ["1 Ana", "2"]), ("b.zip", ["3", "1"]), ("c.zip", ["4"])]);
        overlaps.Keys.Order().ShouldBe(["a.zip", "b.zip"]);
        overlaps["a.zip"].ShouldHaveSingleItem().Message.ShouldContain("1 Ana is also in the group of b.zip");
    }
}
