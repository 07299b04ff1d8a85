using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Joining;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Joining;

public sealed class JointSubmissionsTests
{
    private static readonly Roster Course = new([new("101", "Ana Žagar"), new("102", "Bor Kovač"), new("103", "João Pedro Silva"), new("104", "Petra Kovačič"), new("105", "Peter Kovačič")]);

    [Fact]
    public void Those_who_name_the_uploader_share_her_submission()
    {
        var batch = JointSubmissions.Resolve([Work("101 Ana Žagar"), Text("Bor Kovac", "Ana Zagar"), Text("Joao Silva", "Zagar Ana")], Course);
        batch.Uploads.ShouldHaveSingleItem().Upload.Group.ShouldBe(["101 Ana Žagar", "102 Bor Kovač", "103 João Pedro Silva"]);
        batch.Texts.ShouldAllBe(t => t.Submission == "101 Ana Žagar");
    }

    [Fact]
    public void Works_without_a_roster_too()
    {
        var batch = JointSubmissions.Resolve([Work("Ana Žagar"), Text("Bor Kovač", "ana zagar")], roster: null);
        batch.Uploads.ShouldHaveSingleItem().Upload.Group.ShouldBe(["Ana Žagar", "Bor Kovač"]);
    }

    [Fact]
    public void A_group_on_record_is_kept_and_added_to()
    {
        var work = Work("Ana Žagar");
        work = work with { Upload = work.Upload with { Upload = work.Upload.Upload with { Group = ["101 Ana", "103 João"] } } };
        JointSubmissions.Resolve([work, Text("Bor Kovač", "Ana Žagar")], Course).Uploads[0].Upload.Group.ShouldBe(["101 Ana", "103 João", "102 Bor Kovač"]);
    }

    [Theory]
    [InlineData("Nobody Anywhere", "Nobody of that name is in this course")]
    [InlineData("Kovačič", "It is not clear who is meant. The nearest names are")]
    [InlineData("Bor Kovač", "names yourself")]
    [InlineData("Petra Kovačič", "has handed in nothing")]
    public void Names_that_lead_nowhere_wait_for_a_person(string named, string says)
    {
        var batch = JointSubmissions.Resolve([Work("Ana Žagar"), Text("Bor Kovač", named)], Course);
        batch.Uploads.Count.ShouldBe(2);
        batch.Uploads[1].Refused.ShouldHaveSingleItem().ShouldContain(says);
        batch.Uploads[0].Upload.Group.ShouldBeEmpty();
    }

    [Fact]
    public void Chains_and_circles_wait_for_a_person()
    {
        var chain = JointSubmissions.Resolve([Work("Ana Žagar"), Text("Bor Kovač", "Ana Žagar"), Text("Petra Kovačič", "Bor Kovač")], Course);
        chain.Uploads[0].Upload.Group.Count.ShouldBe(2);
        chain.Uploads[1].Refused[0].ShouldContain("Bor Kovač, who handed in no work but a text that names “Ana Žagar”");

        var circle = JointSubmissions.Resolve([Text("Bor Kovač", "Petra Kovačič"), Text("Petra Kovačič", "Bor Kovač")], Course);
        circle.Uploads.ShouldAllBe(u => u.Refused[0].Contains("name each other"));
    }

    [Fact]
    public void Nobody_is_in_two_groups()
    {
        HandedIn[] all = [Work("Ana Žagar"), Work("Petra Kovačič"), Text("Bor Kovač", "Ana Žagar", "one"), Text("Bor Kovač", "Petra Kovačič", "two")];
        JointSubmissions.Resolve(all, Course).Texts.ShouldAllBe(t => t.Submission == null && t.Words.Contains("two texts that name different people"));
        JointSubmissions.Resolve([Work("Ana Žagar"), Work("Bor Kovač"), Text("Bor Kovač", "Ana Žagar", "three")], Course).Texts[0].Words.ShouldContain("work of your own");
        JointSubmissions.Resolve([Work("Ana Žagar"), Work("Petra Kovačič"), Text("Bor Kovač", "Ana Žagar|Petra Kovačič")], Course).Texts[0].Words.ShouldContain("each handed in work");
    }

    [Fact]
    public void The_other_members_may_be_named_too() =>
        JointSubmissions.Resolve([Work("Ana Žagar"), Text("Bor Kovač", "Ana Žagar|Petra Kovačič"), Text("Petra Kovačič", "Ana Žagar|Bor Kovač")], Course).Uploads
            .ShouldHaveSingleItem().Upload.Group.Count.ShouldBe(3);

    [Theory]
    [InlineData("joint submission with Ana Žagar", "Ana Žagar")]
    [InlineData("This is a Joint submission with: [Ana Žagar].\r\nThanks!", "Ana Žagar")]
    [InlineData("“joint submission with Ana Žagar and Bor Kovač”", "Ana Žagar|Bor Kovač")]
    [InlineData("Jointly submitted with Ana, Bor & Petra", "Ana|Bor|Petra")]
    public void The_text_is_read_as_people_write_it(string text, string names) => JointText.Names(text).ShouldBe(names.Split('|'));

    [Theory]
    [InlineData("")]
    [InlineData("My answers are in the PDF.")]
    [InlineData("This joint submissionwith")]
    public void Other_texts_are_work(string text) => JointText.Names(text).ShouldBeNull();

    [Fact]
    public void Mistakes_of_a_roster_are_told_all_at_once()
    {
        Roster.Parse("id,name\n1,Ana\n,Bor\n1,Petra\n").Problems.Count.ShouldBe(2);
        Roster.Parse("number,who\n").Problems.ShouldHaveSingleItem().ShouldContain("id and name");
        Roster.Parse("\uFEFFid;name\n1;Ana Žagar\n").Roster.People.ShouldBe([new Person("1", "Ana Žagar")]);
    }

    private static HandedIn Work(string who) => new(new NamedUpload(who, new Upload(who, DateTimeOffset.UnixEpoch, [])), who, null);

    private static HandedIn Text(string who, string named, string id = "") =>
        new(new NamedUpload(who + id, new Upload(who, DateTimeOffset.UnixEpoch, [])), who, named.Split('|'));
}
