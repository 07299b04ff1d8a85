using System.Text.Json.Serialization;
using Autograder.Reports.Wording;

namespace Autograder.Reports.Students;

/// <summary>Something to look at, ready to be laid out: closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(Output), "output")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(Understood), "understood")]
[JsonDerivedType(typeof(Matrix), "matrix")]
[JsonDerivedType(typeof(Derivation), "derivation")]
public abstract record ExhibitView
{
    private ExhibitView() { }

    public required string Title { get; init; }

    /// <summary>What was left out, or null.</summary>
    public string? More { get; init; }

    public sealed record Table : ExhibitView
    {
        public required IReadOnlyList<string> Columns { get; init; }
        public required IReadOnlyList<RowView> Rows { get; init; }
        public required bool AnyWrong { get; init; }

        /// <summary>True per column where every cell reads as a number, so that digits line up on the right.</summary>
        public required IReadOnlyList<bool> Numeric { get; init; }
    }

    public sealed record Chart : ExhibitView
    {
        /// <summary>Which of the request's charts.</summary>
        public required string Name { get; init; }

        /// <summary>The chart in words.</summary>
        public required string Alt { get; init; }
    }

    public sealed record Output : ExhibitView
    {
        public required IReadOnlyList<string> Lines { get; init; }
    }

    public sealed record Picture : ExhibitView
    {
        /// <summary>Which of the request's pictures.</summary>
        public required string Name { get; init; }

        /// <summary>The picture in words.</summary>
        public required string Alt { get; init; }

        /// <summary>Width over height: how much of the page it gets.</summary>
        public required double Ratio { get; init; }
    }

    public sealed record Words : ExhibitView
    {
        public required string Text { get; init; }
    }

    public sealed record Understood : ExhibitView
    {
        public required IReadOnlyList<UnderstoodView> Rows { get; init; }
    }

    public sealed record Matrix : ExhibitView
    {
        public required IReadOnlyList<IReadOnlyList<EntryView>> Rows { get; init; }
        public required bool AnyWrong { get; init; }
    }

    public sealed record Derivation : ExhibitView
    {
        public required IReadOnlyList<LineView> Lines { get; init; }
    }
}

/// <summary>An answer as typed and as read; <paramref name="Tone"/> says whether it was.</summary>
public sealed record UnderstoodView(string Name, string Typed, RichText Read, string Note, string Tone);

/// <summary>One entry of a matrix.</summary>
public sealed record EntryView(string Text, bool Wrong);

/// <summary>One line of a derivation: a sign, a word and a tone for its verdict.</summary>
public sealed record LineView(string Number, string Tone, string Sign, string Words, RichText Read, RichText Note);

/// <summary>One row, cells padded to the number of columns.</summary>
public sealed record RowView(IReadOnlyList<string> Cells, bool Wrong);
