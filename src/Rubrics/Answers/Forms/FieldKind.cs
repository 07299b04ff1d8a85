namespace Autograder.Rubrics.Answers.Forms;

/// <summary>What is typed into a field: a closed family. A value is always one text.</summary>
public abstract record FieldKind
{
    private FieldKind() { }

    /// <summary>One number, also as a fraction, a power of ten or a percentage.</summary>
    /// <param name="Unit">Shown behind the field; not to be typed.</param>
    public sealed record Number(string? Unit = null) : FieldKind;

    /// <summary>A vector, a matrix, a shape. <see cref="GridText"/> turns cells into the value and back.</summary>
    /// <param name="Rows">Null: any number.</param>
    /// <param name="Columns">Null: any number.</param>
    public sealed record Matrix(int? Rows = null, int? Columns = null) : FieldKind;

    /// <summary>Boxes to tick. The value holds the letters of the ticked ones, with commas between them.</summary>
    /// <param name="One">Exactly one is to be ticked.</param>
    public sealed record Choice(IReadOnlyList<FieldOption> Options, bool One) : FieldKind
    {
        /// <summary>The value that says: I tick none of them.</summary>
        public const string None = "none";

        /// <summary>Letters of the boxes that a value ticks; null where it says something else, which is then shown as it is.</summary>
        public IReadOnlyList<string>? Ticked(string value) => ChoiceText.Read(this, value);

        /// <summary>The value for ticked boxes.</summary>
        public static string Value(IEnumerable<string> letters) => string.Join(", ", letters);
    }

    /// <summary>One formula, plain or in LaTeX.</summary>
    /// <param name="Symbols">Symbols that mean something in the question.</param>
    public sealed record Formula(IReadOnlyList<string> Symbols) : FieldKind;

    /// <summary>A formula of false and true, plain or in LaTeX.</summary>
    public sealed record Logic(IReadOnlyList<string> Variables) : FieldKind;

    /// <summary>A derivation: one formula on each line.</summary>
    public sealed record Lines(IReadOnlyList<string> Symbols) : FieldKind;

    /// <summary>Words that a person reads.</summary>
    public sealed record Words : FieldKind;

    /// <summary>The way to a result, in words and formulas.</summary>
    public sealed record Working : FieldKind;

    /// <summary>A drawing in words, or where it is to be found in the write-up.</summary>
    public sealed record Drawing : FieldKind;

    /// <summary>The edges of a graph, one on each line, as <c>x->z</c>.</summary>
    public sealed record Edges : FieldKind;
}

/// <summary>A box that can be ticked.</summary>
/// <param name="Letter">Its short name, which values use.</param>
public sealed record FieldOption(string Letter, string Text);
