using Autograder.Api.Results;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Marking;

/// <summary>What a marker looks at: the answer as it was read, pages, code.</summary>
internal sealed record SheetWork
{
    public required TextSet Texts { get; init; }
    public required NameHiding Names { get; init; }
    public required ItemKey? Key { get; init; }
    public required IReadOnlyList<ExhibitModel> Exhibits { get; init; }
    public required IReadOnlyList<PagePicture> Pages { get; init; }

    /// <summary>The page on which the answer begins; 0 where nobody knows.</summary>
    public required int FirstPage { get; init; }
    public required IReadOnlyList<ShownFile> Files { get; init; }

    public IHtmlContent Html(string text) => Texts.Html(Names.Hide(text));

    public IHtmlContent Formula(string tex) => Texts.Html(RichText.Formula(tex));
}

/// <summary>A page of the write-up as a picture.</summary>
internal sealed record PagePicture(int Number, string Url, string Sha256, int Width, int Height);

/// <summary>A file that was handed in, ready to be read.</summary>
/// <param name="Html">Null where it can only be downloaded.</param>
/// <param name="Url">Null where its name must stay hidden.</param>
/// <param name="Open">It is what the question is about.</param>
internal sealed record ShownFile(string Name, IHtmlContent? Html, string? Url, bool Open);
