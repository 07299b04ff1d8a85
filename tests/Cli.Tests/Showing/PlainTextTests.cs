using Autograder.Cli.Showing;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests.Showing;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Ana\e[2J\e[31m", "Ana [2J [31m")]
    [InlineData("a\rb\nc\td", "a b c d")]
    [InlineData("x\u202Egnp.exe", "x gnp.exe")]
    [InlineData("\u009B31m", "31m")]
    [InlineData("Čížek 数 😀", "Čížek 数 😀")]
    public void Takes_away_what_steers_a_terminal(string text, string shown) => PlainText.Line(text).ShouldBe(shown);

    [Fact]
    public void Cuts_long_lines_and_never_half_a_character()
    {
        PlainText.Line(new string('a', 300), 10).ShouldBe("aaaaaaaaa…");
        PlainText.Line("aaaaaaaa😀aaa", 10).ShouldBe("aaaaaaaa…");
    }

    [Fact]
    public void A_block_keeps_its_lines() => PlainText.Block("a\nb\r\nc").ShouldBe("a\nb \nc");
}
