using Autograder.Reference.Booleans;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>How a part is checked: a closed family, one case per kind.</summary>
public abstract record PartCheck
{
    private PartCheck() { }

    /// <summary>The kind in the words of the field.</summary>
    public abstract string Kind { get; }

    /// <summary>The key as a value, where the kind has one.</summary>
    public virtual Term? Key => null;

    /// <summary>Other values that earn marks.</summary>
    public virtual Readings Readings => Readings.None;

    /// <summary>Names below the part's own under which answers.yaml may hold pieces of the answer, such as <c>W1</c>.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    public sealed record Number : PartCheck
    {
        public override string Kind => "number";
        public override Term Key => Value;
        public override Readings Readings => Others;
        public required Term Value { get; init; }
        public required Closeness Closeness { get; init; }
        public string? Unit { get; init; }

        /// <summary>Share of the marks for a right value typed as a sum or a product.</summary>
        public decimal UnevaluatedShare { get; init; } = 1;
        public Readings Others { get; init; } = Readings.None;
    }

    /// <summary>A vector, a matrix, a shape, a list of numbers.</summary>
    public sealed record Matrix : PartCheck
    {
        public override string Kind => "matrix";
        public override Term Key => Value;
        public override Readings Readings => Others;
        public required Term Value { get; init; }
        public required Closeness Closeness { get; init; }
        public Readings Others { get; init; } = Readings.None;

        /// <summary>Either orientation counts.</summary>
        public bool Transposed { get; init; }

        /// <summary>The entries may stand in any order.</summary>
        public bool AnyOrder { get; init; }

        /// <summary>Right up to a positive factor.</summary>
        public bool Scaled { get; init; }

        /// <summary>Right up to flips of rows and columns and a change of all signs.</summary>
        public bool Flipped { get; init; }
        public MatrixShare Share { get; init; }

        /// <summary>Rows and columns of the grid that students fill in; null where they find the shape out themselves.</summary>
        public int? Rows { get; init; }

        /// <inheritdoc cref="Rows"/>
        public int? Columns { get; init; }

        /// <summary>Names that may stand for lengths, such as N in a shape.</summary>
        public IReadOnlyList<string> Symbols { get; init; } = [];

        /// <summary>Share of the marks for right values typed as sums or products.</summary>
        public decimal UnevaluatedShare { get; init; } = 1;
    }

    public sealed record Choice : PartCheck
    {
        public override string Kind => "choice";
        public override Term Key => Ticked;
        public override Readings Readings => Others;
        public required IReadOnlyList<Option> Options { get; init; }
        public required Term Ticked { get; init; }

        /// <summary>Exactly one box is to be ticked.</summary>
        public bool One { get; init; }

        /// <summary>Marks for each box that is right, ticked or left open; otherwise all or nothing.</summary>
        public bool ShareEach { get; init; }
        public Readings Others { get; init; } = Readings.None;
    }

    /// <summary>A formula that must be equal to the key at all sampled points of its symbols' domains.</summary>
    public sealed record Expression : PartCheck
    {
        public override string Kind => "expression";

        /// <summary>Null where the author's declarations have mistakes, which are reported.</summary>
        public required FormulaContext? Context { get; init; }
        public required AuthorFormula? Formula { get; init; }
        public IReadOnlyList<FormulaReading> Accepted { get; init; } = [];
        public IReadOnlyList<FormulaReading> Near { get; init; } = [];
        public FormRequirement Form { get; init; } = new();

        /// <summary>Share of the marks for a right formula in another form.</summary>
        public decimal FormShare { get; init; } = 0.5m;
    }

    /// <summary>A formula of false and true that must be equal to the key in all cases.</summary>
    public sealed record Boolean : PartCheck
    {
        public override string Kind => "expression";
        public required IReadOnlyList<string> Variables { get; init; }
        public required BooleanFormula? Formula { get; init; }
        public IReadOnlyList<BooleanReading> Accepted { get; init; } = [];
        public IReadOnlyList<BooleanReading> Near { get; init; } = [];
    }

    /// <summary>Lines that each follow from the givens and the lines before.</summary>
    public sealed record Derivation : PartCheck
    {
        public override string Kind => "derivation";
        public override IReadOnlyList<string> Fields => ["lines"];

        /// <summary>Null where the author's declarations have mistakes, which are reported.</summary>
        public required DerivationKey? Lines { get; init; }
        public required IReadOnlyList<RequiredLine> Required { get; init; }

        /// <summary>Share of the marks for a result that follows correctly from an earlier wrong line.</summary>
        public decimal FollowShare { get; init; } = 1;

        /// <summary>Share of the marks for a right result in another form.</summary>
        public decimal FormShare { get; init; } = 0.5m;
    }

    /// <summary>Weights that compute a function.</summary>
    public sealed record Network : PartCheck
    {
        public override string Kind => "network";
        public override IReadOnlyList<string> Fields => Names;
        public required IReadOnlyList<string> Names { get; init; }
        public required NetworkTask Task { get; init; }
        public required IReadOnlyList<NetworkCriterion> Criteria { get; init; }
    }

    /// <summary>Words that a person judges; the machine proposes.</summary>
    public sealed record Text : PartCheck
    {
        public override string Kind => "text";
        public required IReadOnlyList<TextCriterion> Criteria { get; init; }

        /// <summary>Model answers in the author's words.</summary>
        public IReadOnlyList<string> Accepted { get; init; } = [];

        /// <summary>Whether the words are typed; otherwise they are somewhere in the report.</summary>
        public bool IsTyped { get; init; } = true;

        /// <summary>The criteria may add up to more than the part has marks.</summary>
        public bool Capped { get; init; }
    }

    /// <summary>A picture or its description, which a person judges; a typed list of edges can be compared.</summary>
    public sealed record Drawing : PartCheck
    {
        public override string Kind => "drawing";
        public override IReadOnlyList<string> Fields => ["edges"];
        public required IReadOnlyList<TextCriterion> Criteria { get; init; }

        /// <summary>The edges of the key, each as <c>from->to</c>; empty where there are none.</summary>
        public IReadOnlyList<string> Edges { get; init; } = [];

        /// <summary>The typed edges decide without a person.</summary>
        public bool Auto { get; init; }
        public IReadOnlyList<string> Accepted { get; init; } = [];
    }
}
