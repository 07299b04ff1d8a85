using Autograder.Reports.Pages;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;

namespace Autograder.Api.Results;

/// <summary>Sets formulas for pages, all of a page at once.</summary>
internal sealed class Typesetter(PageRenderer pages)
{
    /// <summary>MathML for each formula; one that cannot be set is shown as it was written.</summary>
    public async Task<IReadOnlyDictionary<Formula, string>> FormulasAsync(IEnumerable<Formula> formulas, CancellationToken cancel)
    {
        var set = new Dictionary<Formula, string>();
        foreach (var kind in formulas.Distinct().GroupBy(f => f.Display))
        {
            var wanted = kind.ToList();
            foreach (var (formula, html) in wanted.Zip(await pages.FormulasAsync([.. wanted.Select(f => f.Tex)], kind.Key, cancel)))
            {
                set[formula] = html;
            }
        }

        return set;
    }

    public Task<TextSet> TextsAsync(IEnumerable<string> texts, CancellationToken cancel) => TextsAsync(texts.Select(t => RichTextParser.Parse(t)), cancel);

    /// <summary>Everything that a report says.</summary>
    public Task<TextSet> TextsAsync(StudentView view, CancellationToken cancel) => TextsAsync(view.Items.SelectMany(TextsOf), cancel);

    public async Task<TextSet> TextsAsync(IEnumerable<RichText> texts, CancellationToken cancel) =>
        new(await FormulasAsync(texts.SelectMany(t => t.Segments).Where(s => s.IsFormula).Select(s => new Formula(s.Text, Display: false)), cancel));

    /// <summary>A chart as SVG.</summary>
    public Task<string> ChartAsync(Reports.Charts.ChartRequest chart, string title, string description, bool dark, CancellationToken cancel) => pages.ChartAsync(chart, title, description, dark, cancel);

    private static IEnumerable<RichText> TextsOf(ItemView item) =>
    [
        RichTextParser.Parse(item.Title), item.Asked, item.Found, .. item.Feedback,
        .. item.Criteria.SelectMany(c => (RichText[])[c.Text, c.Reason]),
        .. item.Key?.Lines.Select(l => l.Value) ?? [],
        .. item.Key?.Working is { } working ? [working] : (RichText[])[],
        .. item.Exhibits.SelectMany(TextsOf),
    ];

    private static IEnumerable<RichText> TextsOf(ExhibitView exhibit) => exhibit switch
    {
        ExhibitView.Understood understood => understood.Rows.Select(r => r.Read),
        ExhibitView.Derivation derivation => derivation.Lines.SelectMany(l => (RichText[])[l.Read, l.Note]),
        _ => [],
    };
}
