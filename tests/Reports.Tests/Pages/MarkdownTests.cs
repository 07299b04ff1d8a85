using Autograder.Reports.Pages;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Pages;

public sealed class MarkdownTests : IAsyncDisposable
{
    private readonly PageRenderer _renderer = new();

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    [Fact]
    public async Task Formulas_code_tables_and_links_are_set()
    {
        string html = await Html("# Title\n\nA $x^2$ and `code`.\n\n$$\ny = x\n$$\n\n```python\ndef f(): pass\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[course](https://example.org/a?b=c&d=e)");

        html.ShouldContain("<h2>Title</h2>");
        html.ShouldContain("<msup><mi>x</mi><mn>2</mn></msup>");
        html.ShouldContain("<code>code</code>");
        html.ShouldContain("<div class=\"formula\"><math");
        html.ShouldContain("<span class=\"hljs-keyword\">def</span>");
        html.ShouldContain("<td class=\"text-end\">2</td>");
        html.ShouldContain("<a href=\"https://example.org/a?b=c&amp;d=e\" rel=\"noopener nofollow\">course</a>");
        html.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("[x](//example.org)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://example.org/x.png)")]
    [InlineData("![x](../secret.png)")]
    [InlineData("![x](/etc/passwd)")]
    [InlineData("![x](%2e%2e/secret.png)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("a {onclick=alert(1) style=color:red}")]
    public async Task Nothing_that_acts_or_loads_comes_through(string markdown) => PageRendererTests.ShouldBeInert(await Html(markdown));

    [Fact]
    public async Task Pictures_come_from_the_package_alone()
    {
        string html = (await _renderer.MarkdownAsync("![A net](figures/net.png) ![gone](other.png)", name => name == "figures/net.png" ? "/pictures/1" : null, CancellationToken.None)).Html;

        html.ShouldContain("<img src=\"/pictures/1\" alt=\"A net\"");
        html.ShouldContain("gone");
        html.ShouldNotContain("other.png");
    }

    [Theory]
    [InlineData(">", 100_000)]
    [InlineData("[", 50_000)]
    [InlineData("- ", 20_000)]
    [InlineData("*a ", 30_000)]
    [InlineData("`", 100_000)]
    [InlineData("$", 50_000)]
    public async Task Deep_and_long_texts_are_no_danger(string piece, int times) => PageRendererTests.ShouldBeInert(await Html(string.Concat(Enumerable.Repeat(piece, times))));

    [Fact]
    public async Task Handouts_of_the_packages_are_set_with_all_their_formulas()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "assignments"), "handout.md", SearchOption.AllDirectories))
        {
            string html = await Html(await File.ReadAllTextAsync(file));

            html.ShouldContain("<h2>", customMessage: file);
            html.ShouldNotContain("<code>$", customMessage: file);
        }
    }

    private async Task<string> Html(string markdown) => (await _renderer.MarkdownAsync(markdown, _ => null, CancellationToken.None)).Html;
}
