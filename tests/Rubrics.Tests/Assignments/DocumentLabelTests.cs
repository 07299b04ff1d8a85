using Autograder.Rubrics.Assignments;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Assignments;

public sealed class DocumentLabelTests
{
    [Theory]
    [InlineData("Question 4 (v)", "4", "v")]
    [InlineData("Q4.v: the accuracy is", "4", "v")]
    [InlineData("4(v) We got", "4", "v")]
    [InlineData("  4. v) We got", "4", "v")]
    [InlineData("Answer to 2.a", "2", "a")]
    [InlineData("Problem 4", "4", null)]
    [InlineData("4. Coding a network", "4", null)]
    [InlineData("(xiv) Ten thousand", null, "xiv")]
    [InlineData("iv. No", null, "iv")]
    [InlineData("I think that", null, null)]
    [InlineData("i think that", null, null)]
    [InlineData("100 images were", "100", null)]
    [InlineData("", null, null)]
    public void A_line_says_which_answer_begins(string line, string? question, string? part) => DocumentLabel.OfLine(line).ShouldBe((question, part));

    [Theory]
    [InlineData("4")]
    [InlineData("v.4")]
    [InlineData("4.v.i")]
    [InlineData("4.ab")]
    public void Other_labels_are_mistakes_of_the_author(string label) => DocumentLabel.Parse(label).ShouldBeNull();
}
