using System.Text;
using Autograder.Rubrics.Yaml;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Yaml;

public sealed class YamlDocumentTests
{
    [Theory]
    [InlineData("a: &x 1\nb: *x", "anchors")]
    [InlineData("a: [*x]", "aliases")]
    [InlineData("a: !!python/object:os.system ls", "tags")]
    [InlineData("a: [1, 2", "not valid YAML")]
    [InlineData("", "empty")]
    [InlineData("a: 1\n---\nb: 2", "several documents")]
    public void Refuses_what_is_not_plain_data(string text, string word)
    {
        Problems(text).ShouldHaveSingleItem().Message.ShouldContain(word);
    }

    [Fact]
    public void Refuses_deep_nesting_without_overflowing_the_stack() =>
        Problems(new string('[', 20_000)).ShouldHaveSingleItem().Message.ShouldContain("levels deep");

    [Theory]
    [InlineData("{0}: 1")]
    [InlineData("a: [{{ {0}: 1 }}]")]
    [InlineData("a: {{ b: [1, 2], {0}: {{ c: 1 }} }}")]
    public void Refuses_long_names_because_they_stand_before_every_name_below(string text)
    {
        Problems(Named(201)).ShouldHaveSingleItem().Message.ShouldContain("longer than 200");
        YamlDocument.Parse("f.yaml", Encoding.UTF8.GetBytes(Named(200)), []).ShouldNotBeNull();
        YamlDocument.Parse("f.yaml", Encoding.UTF8.GetBytes($"a: [{new string('n', 5000)}]"), []).ShouldNotBeNull();

        string Named(int length) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, new string('n', length));
    }

    [Fact]
    public void Refuses_a_large_file() => Problems("a: " + new string('x', 600_000)).ShouldHaveSingleItem().Message.ShouldContain("KiB");

    [Fact]
    public void Refuses_bytes_that_are_not_text()
    {
        var problems = new List<YamlProblem>();
        YamlDocument.Parse("f.yaml", [0xff, 0xfe, 0x00, 0xc3], problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void Names_file_line_and_path_of_every_mistake()
    {
        var problems = new List<YamlProblem>();
        var root = YamlDocument.Parse("f.yaml", "a: x\nb:\n  c: y\n"u8, problems).ShouldNotBeNull();
        root.Find("a")!.Int(1, 3);
        root.Find("b")!.Require("missing");
        root.Find("b")!.Find("c")!.Duration();
        problems.Select(p => p.ToString()).ShouldBe(
        [
            "f.yaml:1: a: 'x' must be a whole number from 1 to 3",
            "f.yaml:3: b: 'missing' is missing",
            "f.yaml:3: b.c: 'y' must be a duration such as 90s, 15m, 48h or 2d",
        ]);
    }

    [Fact]
    public void Names_keys_that_nobody_knows()
    {
        var problems = new List<YamlProblem>();
        var root = YamlDocument.Parse("f.yaml", "marks: 1\nmaks: 2\n"u8, problems).ShouldNotBeNull();
        root.Find("marks");
        root.NothingElse();
        problems.ShouldHaveSingleItem().ToString().ShouldBe("f.yaml:2: 'maks' is not known here; known are: marks");
    }

    [Theory]
    [InlineData("...\r{&@")]
    [InlineData("eta: 0.1\nhidd-en: [3, \r4]\n-...")]
    [InlineData("...\u2028#\0 c\r\n\t")]
    [InlineData("# c\n...\r\n---[\n---\n\u2028[\r,,]*&")]
    [InlineData("- - \u0085- - ---\n---\n? : \ud7ff][...")]
    [InlineData("? : *%'\ud7ff%")]
    public void Refuses_texts_that_the_parser_itself_trips_over(string text) => Problems(text).ShouldHaveSingleItem().ToString().ShouldContain("YAML");

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5h", 5400)]
    [InlineData("2d", 172800)]
    public void Reads_durations(string text, double seconds) => Root($"a: {text}").Find("a")!.Duration().TotalSeconds.ShouldBe(seconds);

    [Theory]
    [InlineData("4GiB", 4L << 30)]
    [InlineData("300kB", 300_000)]
    [InlineData("17B", 17)]
    public void Reads_sizes(string text, long bytes) => Root($"a: {text}").Find("a")!.Bytes().ShouldBe(bytes);

    private static YamlCursor Root(string text) => YamlDocument.Parse("f.yaml", Encoding.UTF8.GetBytes(text), []).ShouldNotBeNull();

    private static List<YamlProblem> Problems(string text)
    {
        var problems = new List<YamlProblem>();
        YamlDocument.Parse("f.yaml", Encoding.UTF8.GetBytes(text), problems).ShouldBeNull();
        return problems;
    }
}
