using Autograder.Reports.Exports;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Exports;

public class CsvCellTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\rhello")]
    [InlineData("\nhello")]
    [InlineData("  =1")]
    [InlineData("\"=1")]
    [InlineData("'=1")]
    [InlineData("\uff1d1")]
    [InlineData("\uff0b1")]
    [InlineData("\uff0d1")]
    [InlineData("\uff20x")]
    [InlineData("\u22121")]
    [InlineData("\ufeff=1")]
    [InlineData("\u200b=1")]
    [InlineData("\u202e=1")]
    [InlineData("\0=1")]
    [InlineData("|cmd")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void Formulas_begin_with_an_apostrophe(string text) => CsvCell.Text(text).ShouldStartWith("\"'");

    [Theory]
    [InlineData("a;=1+1", "\"a;'=1+1\"")]
    [InlineData("a;\"=1+1", "\"a;'\"\"=1+1\"")]
    [InlineData("a; @x", "\"a;' @x\"")]
    public void Formulas_after_a_semicolon_are_stopped_too(string text, string cell) => CsvCell.Text(text).ShouldBe(cell);

    [Theory]
    [InlineData("Ana Žagar", "\"Ana Žagar\"")]
    [InlineData("Nguyễn Văn A; Li 李", "\"Nguyễn Văn A; Li 李\"")]
    [InlineData("O'Brien, \"Bob\"", "\"O'Brien, \"\"Bob\"\"\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("one\r\ntwo", "\"one  two\"")]
    [InlineData("total \u202e09\u2066\u2029", "\"total  09  \"")]
    [InlineData("", "\"\"")]
    public void Other_text_is_only_quoted(string text, string cell) => CsvCell.Text(text).ShouldBe(cell);

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_cell() => CsvCell.Text("a\ud800b").ShouldBe("\"a\ufffdb\"");
}
