using Autograder.Reports.Wording;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Students;

public class PlainTextTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("0123456789", 5, "0123…")]
    [InlineData("ab😀cd", 4, "ab…")]
    [InlineData("abe\u0301\u0301x", 5, "ab…")]
    public void Cuts_between_letters(string text, int most, string cut) => PlainText.Cut(text, most).ShouldBe(cut);

    [Fact]
    public void Lets_long_words_break_and_only_those()
    {
        PlainText.Line("a normal sentence with words", 100).ShouldNotContain('\u200b');
        string broken = PlainText.Line(new string('W', 300), 300);
        broken.Split('\u200b').ShouldAllBe(part => part.Length <= 22);
        broken.Replace("\u200b", "").ShouldBe(new string('W', 300));
    }

    [Fact]
    public void Identifiers_break_after_their_joints() => PlainText.Line("backward_pass_of_the_network", 100).ShouldBe("backward_\u200bpass_of_\u200bthe_network");

    [Fact]
    public void Wide_characters_count_twice() => PlainText.Columns(new string('漢', 40), 20).Length.ShouldBeLessThanOrEqualTo(10);

    [Fact]
    public void Output_shows_what_a_terminal_would() =>
        OutputLines.Bound("10%\r50%\r100%\r\n\u001b[1;31mred\u001b[0m\n").ShouldBe(["100%", "red"]);

    [Fact]
    public void Long_output_keeps_its_beginning_and_its_end()
    {
        IReadOnlyList<string> lines = OutputLines.Bound(string.Join('\n', Enumerable.Range(0, 1000)));
        lines[0].ShouldBe("0");
        lines[^1].ShouldBe("999");
        lines.ShouldContain("[… 940 lines left out …]");
    }

    [Fact]
    public void Long_lines_are_wrapped_within_the_page() =>
        OutputLines.Wrap(new string('x', 1000)).ShouldAllBe(line => line.Length <= Bounds.OutputColumns);
}
