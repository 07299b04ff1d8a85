namespace Autograder.Rubrics.Grades;

/// <summary>Something to look at beside the words of an item: closed family.</summary>
public abstract record Exhibit
{
    private Exhibit() { }

    /// <summary>A heading that says what is to be seen, in a sentence fragment.</summary>
    public required string Title { get; init; }

    /// <summary>Rows of got against expected, settings, and the like. Cells are plain text; a row may be marked as wrong.</summary>
    public sealed record Table : Exhibit
    {
        public required IReadOnlyList<string> Columns { get; init; }
        public required IReadOnlyList<TableRow> Rows { get; init; }
    }

    /// <summary>Lines over a common horizontal axis: learning curves, schedules.</summary>
    public sealed record Curves : Exhibit
    {
        public required string XLabel { get; init; }
        public required string YLabel { get; init; }
        public required IReadOnlyList<CurveSeries> Series { get; init; }

        /// <summary>A horizontal line with a name, such as the accuracy that earns the marks.</summary>
        public CurveThreshold? Threshold { get; init; }
    }

    /// <summary>Measured proportions with their intervals against a threshold (0 to 1).</summary>
    public sealed record Intervals : Exhibit
    {
        public required IReadOnlyList<MeasuredInterval> Rows { get; init; }
        public required decimal Threshold { get; init; }
        public required string ThresholdLabel { get; init; }
    }

    /// <summary>Program output, already bounded; shown in a fixed-width font, control characters replaced.</summary>
    public sealed record Output : Exhibit
    {
        public required string Text { get; init; }

        /// <summary>True where the middle or end was left out.</summary>
        public bool Trimmed { get; init; }
    }

    /// <summary>A picture that student code drew, or a page of a document: a cleaned PNG.</summary>
    public sealed record Picture : Exhibit
    {
        /// <summary>Names the stored bytes.</summary>
        public required string Sha256 { get; init; }

        /// <summary>Columns of pixels.</summary>
        public required int Width { get; init; }

        /// <summary>Rows of pixels.</summary>
        public required int Height { get; init; }

        /// <summary>What it is, for people who do not see it.</summary>
        public required string Description { get; init; }

        /// <summary>Only markers see it; students have it already.</summary>
        public bool ForMarkers { get; init; }
    }

    /// <summary>What a person wrote: set as a text, with its own line breaks.</summary>
    public sealed record Words : Exhibit
    {
        public required string Text { get; init; }
    }

    /// <summary>Typed answers and how each was read, so that a misreading is seen before it costs a mark.</summary>
    public sealed record Understood : Exhibit
    {
        public required IReadOnlyList<UnderstoodAnswer> Rows { get; init; }
    }

    /// <summary>A vector or matrix entry by entry, wrong entries marked.</summary>
    public sealed record MatrixEntries : Exhibit
    {
        /// <summary>Row by row; all rows have the same length.</summary>
        public required IReadOnlyList<IReadOnlyList<MatrixEntry>> Rows { get; init; }
    }

    /// <summary>A derivation line by line, with what was accepted where.</summary>
    public sealed record Derivation : Exhibit
    {
        public required IReadOnlyList<DerivationLine> Lines { get; init; }
    }
}

/// <summary>One typed answer.</summary>
/// <param name="Name">What it answers: <c>6.3.gradient</c> or a label.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Tex">As understood, TeX without dollar signs; null where it was not understood.</param>
/// <param name="Note">How it was taken, or why and where it was not understood; null where there is nothing to say.</param>
public sealed record UnderstoodAnswer(string Name, string Typed, string? Tex, string? Note);

/// <summary>One entry, as text.</summary>
public sealed record MatrixEntry(string Text, bool Wrong);

/// <summary>One line of a derivation.</summary>
/// <param name="Tex">As understood, TeX without dollar signs; null where it was not understood.</param>
/// <param name="Note">Why it was accepted or not; for a wrong line, what it should have been at a point where both sides can be worked out.</param>
public sealed record DerivationLine(string Typed, string? Tex, LineVerdict Verdict, string? Note);

/// <summary>Whether a line follows from the givens and the lines before it.</summary>
public enum LineVerdict
{
    /// <summary>It holds.</summary>
    Follows,

    /// <summary>It does not hold, but follows from an earlier wrong line.</summary>
    FollowsFromWrong,

    /// <summary>It does not follow.</summary>
    Wrong,

    /// <summary>It could not be read; a marker reads it.</summary>
    NotUnderstood,

    /// <summary>It could neither be confirmed nor refuted; a marker decides.</summary>
    Undecided,
}

/// <summary>One row of a table; <paramref name="Wrong"/> marks it as the place to look.</summary>
public sealed record TableRow(IReadOnlyList<string> Cells, bool Wrong = false);

/// <summary>Points in order; x and y have the same length; a y that is not finite is a gap.</summary>
public sealed record CurveSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>A named horizontal line.</summary>
public sealed record CurveThreshold(string Label, double Y);

/// <summary>A proportion with its interval, all 0 to 1.</summary>
public sealed record MeasuredInterval(string Label, double Value, double Low, double High);
