using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

public class ComposedTextTests
{
    [Theory]
    [InlineData("plain.py", "plain.py")]
    [InlineData("c\u030Cs\u030Cz\u030C", "\u010D\u0161\u017E")]
    [InlineData("e\u0323\u0302", "\u1EC7")]
    [InlineData("\u212Bngstro\u0308m", "\u00C5ngstr\u00F6m")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("q\u030C", "q\u030C")]
    [InlineData("\u030C", "\u030C")]
    [InlineData("\u0438\u0306", "\u0439")]
    public void Composes_letters_and_marks(string text, string composed) => ComposedText.Compose(text).ShouldBe(composed);
}
