using System.Text.RegularExpressions;
using System.Xml.Linq;
using Autograder.Reports.Charts;
using Autograder.Reports.Pages;
using Autograder.Reports.Rendering;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Pages;

public sealed partial class PageRendererTests : IAsyncDisposable
{
    private readonly PageRenderer _renderer = new();

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    [GeneratedRegex(@"<\s*(script|iframe|object|embed|img|a|form|style|link|meta|base)\b|\son\w+\s*=|\sstyle\s*=|(href|src)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    [Fact]
    public async Task Formulas_become_mathml_in_the_order_they_are_given()
    {
        IReadOnlyList<string> made = await _renderer.FormulasAsync([@"\frac{1}{2}", "x_1", @"\frac{1}{2}"], display: false, CancellationToken.None);

        made.Count.ShouldBe(3);
        made[0].ShouldContain("<mfrac><mn>1</mn><mn>2</mn></mfrac>");
        made[1].ShouldContain("<msub>");
        made[2].ShouldBe(made[0]);
        (await _renderer.FormulasAsync(["x"], display: true, CancellationToken.None))[0].ShouldContain("display=\"block\"");
    }

    [Fact]
    public async Task What_was_not_answered_in_time_is_tried_once_more_and_then_kept_as_it_was_written()
    {
        string folder = Directory.CreateTempSubdirectory("autograder-pages-").FullName;
        string count = Path.Combine(folder, "asked");
        // A child that dies of everything, and writes down how often it was asked.
        await File.WriteAllTextAsync(Path.Combine(folder, "pages.mjs"), $"import {{ appendFileSync }} from 'node:fs'; process.stdin.once('data', () => {{ appendFileSync({System.Text.Json.JsonSerializer.Serialize(count)}, 'x'); process.exit(1); }});");
        await using PageRenderer renderer = new(() => new RendererFolder(folder));
        RenderedPage first = await renderer.MarkdownAsync("$x$", _ => null, CancellationToken.None);
        first.IsWhole.ShouldBeFalse();
        first.Html.ShouldContain("<code>$x$</code>");
        long asked = new FileInfo(count).Length;
        (await renderer.MarkdownAsync("$x$", _ => null, CancellationToken.None)).IsWhole.ShouldBeTrue();
        new FileInfo(count).Length.ShouldBe(2 * asked);
        (await renderer.MarkdownAsync("$x$", _ => null, CancellationToken.None)).Html.ShouldContain("<code>$x$</code>");
        new FileInfo(count).Length.ShouldBe(2 * asked);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(@"\href{javascript:alert(1)}{x}")]
    [InlineData(@"\url{javascript:alert(1)}")]
    [InlineData(@"\includegraphics{http://example.org/x.png}")]
    [InlineData(@"\htmlStyle{position:fixed}{x}\htmlClass{a}{x}\htmlId{b}{x}\htmlData{c=d}{x}")]
    [InlineData(@"\text{<script>alert(1)</script>}")]
    [InlineData("</script><img src=x onerror=alert(1)>")]
    [InlineData(@"\fcolorbox{red}{url(x)}{y}\color{expression(alert(1))}z")]
    [InlineData(@"\def\x{\x\x}\x")]
    [InlineData(@"\newcommand{\y}{\y\y}\y")]
    [InlineData(@"\rule{99999em}{99999em}")]
    [InlineData("\0\u202e")]
    [InlineData("\\verb|<b>|")]
    public async Task Nothing_that_acts_comes_out_of_a_formula(string tex)
    {
        string html = (await _renderer.FormulasAsync([tex], display: false, CancellationToken.None))[0];

        ShouldBeInert(html);
        XElement.Parse(html.Replace("&nbsp;", " "));
    }

    [Fact]
    public async Task Huge_and_deep_formulas_are_shown_as_text()
    {
        string[] hostile = [new string('{', 100_000), string.Concat(Enumerable.Repeat(@"\frac{", 660)), new string('{', 3900), string.Concat(Enumerable.Repeat(@"\left(", 600)), string.Concat(Enumerable.Repeat("x^{", 1300)) + new string('}', 90)];

        foreach (string html in await _renderer.FormulasAsync(hostile, display: false, CancellationToken.None)) html.ShouldStartWith("<code>$");

        (await _renderer.FormulasAsync(["y"], display: false, CancellationToken.None))[0].ShouldContain("<mi>y</mi>");
    }

    [Fact]
    public async Task Texts_have_formulas_code_and_line_breaks_and_nothing_else()
    {
        IReadOnlyList<string> made = await _renderer.TextsAsync(["Use `np.dot` & <b> for $x^2$\nnext", "costs $5 and $6", "`a $x$ b`"], CancellationToken.None);

        made[0].ShouldStartWith("Use <code>np.dot</code> &amp; &lt;b&gt; for <math");
        made[0].ShouldEndWith("</math><br>next");
        made[1].ShouldBe("costs $5 and $6");
        made[2].ShouldBe("<code>a $x$ b</code>");
    }

    [Fact]
    public async Task Code_is_coloured_by_classes()
    {
        string html = await _renderer.CodeAsync("def f(x):\n    return '</script>'  # <b>\n", CodeLanguage.Python, CancellationToken.None);

        html.ShouldContain("<span class=\"hljs-keyword\">def</span>");
        ShouldBeInert(html);
        (await _renderer.CodeAsync("<b>", CodeLanguage.Plain, CancellationToken.None)).ShouldBe("&lt;b&gt;");
        (await _renderer.CodeAsync("{\"a\": 1}", CodeLanguage.Json, CancellationToken.None)).ShouldContain("hljs-attr");
    }

    [Theory]
    [InlineData("x = 1  # ok\n", 100_000)]
    [InlineData("'''", 30_000)]
    [InlineData("((((", 200)]
    [InlineData("f\"{", 30_000)]
    [InlineData("\\\n", 40_000)]
    public async Task Long_and_odd_code_comes_back_whole(string piece, int times)
    {
        string code = string.Concat(Enumerable.Repeat(piece, times));

        string html = await _renderer.CodeAsync(code, CodeLanguage.Python, CancellationToken.None);

        ShouldBeInert(html);
        System.Net.WebUtility.HtmlDecode(Tags().Replace(html, "")).ShouldBe(code);
    }

    [Fact]
    public async Task A_chart_that_did_not_come_on_a_busy_machine_is_drawn_later()
    {
        string folder = Directory.CreateTempSubdirectory("autograder-pages-").FullName;
        string busy = Path.Combine(folder, "busy"), real = Path.Combine(RendererFolder.Find().Path, "pages.mjs");
        await File.WriteAllTextAsync(busy, "");
        // A child that dies of everything while that file is there, and is the real one afterwards.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "pages.mjs"),
            $"import {{ existsSync }} from 'node:fs'; if (existsSync({System.Text.Json.JsonSerializer.Serialize(busy)})) process.stdin.once('data', () => process.exit(1)); else await import({System.Text.Json.JsonSerializer.Serialize(real)});");
        await using PageRenderer renderer = new(() => new RendererFolder(folder));
        ChartRequest chart = CurveChart.Draw("c", new Exhibit.Curves { Title = "Loss", XLabel = "epoch", YLabel = "loss", Series = [new CurveSeries("a", [1, 2], [2, 1])] });
        for (int look = 0; look < 3; look++)
        {
            await Should.ThrowAsync<ReportException>(() => renderer.ChartAsync(chart, "Loss", "It falls.", dark: false, CancellationToken.None));
        }

        File.Delete(busy);
        (await renderer.ChartAsync(chart, "Loss", "It falls.", dark: false, CancellationToken.None)).ShouldStartWith("<svg");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Charts_are_pictures_that_say_what_they_show(bool dark)
    {
        Exhibit.Curves curves = new()
        {
            Title = "Loss", XLabel = "<script>alert(1)</script>", YLabel = "loss", Series = [new CurveSeries("a \"b\" </style>", [1, 2, 3], [3, 2, 1]), new CurveSeries("b", [1, 2], [1, 2])],
            Threshold = new CurveThreshold("goal", 1.5),
        };
        ChartRequest chart = CurveChart.Draw("c", curves);

        string svg = await _renderer.ChartAsync(chart, "Loss & <more>", CurveChart.Describe(curves), dark, CancellationToken.None);

        XElement parsed = XElement.Parse(svg);
        parsed.Name.LocalName.ShouldBe("svg");
        parsed.Elements().First().ShouldSatisfyAllConditions(t => t.Name.LocalName.ShouldBe("title"), t => t.Value.ShouldBe("Loss & <more>"));
        parsed.Attribute("role")?.Value.ShouldBe("img");
        parsed.DescendantsAndSelf().SelectMany(e => e.Attributes()).Select(a => a.Name.LocalName).ShouldNotContain("style");
        parsed.Descendants().Select(e => e.Name.LocalName).ShouldNotContain("style");
        svg.Contains("#1f2933").ShouldBe(!dark);
    }

    [Fact]
    public async Task Two_charts_of_a_page_share_no_ids()
    {
        ChartRequest one = HistogramChart.Draw("h", ["0–50 %", "50–100 %"], [1, 2]), other = HistogramChart.Draw("h", ["0–50 %", "50–100 %"], [3, 4]);

        List<string> ids = [];
        foreach (ChartRequest chart in new[] { one, other })
            ids.AddRange(XElement.Parse(await _renderer.ChartAsync(chart, "t", "d", false, CancellationToken.None)).DescendantsAndSelf().Attributes("id").Select(a => a.Value));

        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task Many_pieces_at_once_are_made_in_batches()
    {
        List<string> tex = Enumerable.Range(0, 1000).Select(i => $"x_{{{i}}}").ToList();

        IReadOnlyList<string> made = await _renderer.FormulasAsync(tex, display: false, CancellationToken.None);

        made.Distinct().Count().ShouldBe(1000);
        made[999].ShouldContain("999");
    }

    [Fact]
    public async Task A_missing_renderer_is_our_fault_and_says_so()
    {
        await using PageRenderer broken = new(() => throw new ReportException("not there"));

        await Should.ThrowAsync<ReportException>(() => broken.FormulasAsync(["x"], display: false, CancellationToken.None));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    internal static void ShouldBeInert(string html) => string.Concat(Tags().Matches(html).Select(m => m.Value)).ShouldSatisfyAllConditions(tags => Active().IsMatch(tags).ShouldBeFalse(html[..Math.Min(html.Length, 500)]));
}
