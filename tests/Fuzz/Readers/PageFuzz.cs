using System.Net;
using System.Text.RegularExpressions;
using Autograder.Fuzz.Engine;
using Autograder.Reports.Pages;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Joining;

namespace Autograder.Fuzz.Readers;

/// <summary>Texts of students that become pieces of pages and reports: Markdown, formulas within words, printed lines.</summary>
internal sealed partial class PageFuzz : IFuzzedReader
{
    public string Name => "pages";

    public long MostAllocated => 256L << 20;

    public int Longest => 16 << 10;

    public int Most => 100_000;

    public IEnumerable<byte[]> Seeds => TextBytes.Of(
        "# A\n\n- $x^2$ and `code`\n\n| a | b |\n|---|--:|\n| 1 | ![p](x.png) |\n\n```python\nx = 1\n```\n", "<script>alert(1)</script> [a](javascript:alert(1)) <http://x> ![x](data:image/svg+xml,<svg>)", "$$\\frac{a}{b}$$ a \\$5 $ 3$ `$x$`",
        "\u001b[31mred\u001b[0m\rover\n" + new string('=', 30), "joint submission with Ana Novak and B. C.", "[a]: x \"t\"\n[a] [b][a] ![a]\n> > > q\n1. a\n   2) b\n***\n&amp;&#x0;\\<");

    public IReadOnlyList<byte[]> Words { get; } = TextBytes.Of(
        "[", "](", ")", "![", "<", ">", "`", "```", "$", "$$", "*", "**", "_", "~", "|", "\n|-|\n", "\n> ", "\n- ", "\n1. ", "\n#", "\n    ", "\\", "&lt;", "&#0;", "javascript:", "data:", "vbscript:", "//x", "http://x", "<a href=", "<img src=x onerror=", "<!--", "]]>", "\u001b[", "\u001b[31m", "\r", "\t",
        "\u202E", "\u2028", "\u0000", "\uD83D", "https://", "autolink@x", "[^1]", "\n===\n", "\n---\n", ":--:", "[[[[[[[[", "((((((((", "> > > > > > > >", "joint submission with", " and ", ";");

    public void Read(byte[] input)
    {
        var text = TextBytes.Text(input);
        var page = MarkdownPage.Parse(text, name => name.StartsWith("x.", StringComparison.Ordinal) ? "/files/x" : null);
        var html = page.Html(page.Pieces.DistinctBy(p => p.Key).ToDictionary(p => p.Key, _ => "<i></i>"));
        IsTame(html);
        RichTextParser.Parse(text);
        foreach (var line in OutputLines.Bound(text))
        {
            BrokenPromise.Unless(line.Length < 2000, "printed lines are cut");
        }

        PlainText.Line(text, 100);
        PlainText.Block(text, 100);
        JointText.Names(text);
    }

    /// <summary>No element and no address in it that does anything: the same list that a page's policy would have to allow.</summary>
    private static void IsTame(string html)
    {
        BrokenPromise.Unless(!html.Contains("<script", StringComparison.OrdinalIgnoreCase) && !html.Contains("<svg", StringComparison.OrdinalIgnoreCase) && !html.Contains("<iframe", StringComparison.OrdinalIgnoreCase), "no element that does anything");
        foreach (var attribute in Attribute().Matches(html).Where(a => a.Groups["name"].Value is "href" or "src"))
        {
            var address = string.Concat(WebUtility.HtmlDecode(attribute.Groups["value"].Value).Where(c => c > ' ')); // as browsers read it
            BrokenPromise.Unless(!address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase), "no address that does anything");
        }
    }

    // from left to right: what the words of one attribute look like is no other
    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();
}
