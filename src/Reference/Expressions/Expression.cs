namespace Autograder.Reference.Expressions;

/// <summary>A formula as a tree. Immutable; two trees are equal when they are written alike, not when they mean the same.</summary>
public abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>A typed number, never negative: a minus is <see cref="Negate"/>.</summary>
    public sealed record Number(Rational Exact) : Expression
    {
        public double Value { get; } = Exact.ToDouble();

        public bool Equals(Number? other) => other is not null && Exact == other.Exact;

        public override int GetHashCode() => Exact.GetHashCode();
    }

    /// <summary>π, e or ∞.</summary>
    public sealed record Constant(KnownConstant Which) : Expression;

    /// <summary>A name with subscripts and a bracketed superscript, such as h, ŷ_i (name <c>yhat</c>), w_{1,1}, x_{t-1}, W^{(2)}.</summary>
    /// <remarks>Whether an index picks an entry of a vector or belongs to the name is decided by what is declared, when it is evaluated.</remarks>
    public sealed record Symbol(string Name, ValueList<Expression> Indices, Expression? Layer) : Expression
    {
        public Symbol(string name)
            : this(name, [], null)
        {
        }

        /// <summary>The name without punctuation: w11, w_11 and w_{1,1} have the same key.</summary>
        public string Key { get; } = SymbolKey.Of(name: Name, Indices, Layer);

        public bool Equals(Symbol? other) => other is not null && Name == other.Name && Indices.Equals(other.Indices) && Equals(Layer, other.Layer);

        public override int GetHashCode() => HashCode.Combine(Name, Indices, Layer);
    }

    public sealed record Negate(Expression Operand) : Expression;

    public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

    public sealed record Postfix(PostfixOperator Operator, Expression Operand) : Expression;

    /// <summary>A function of <see cref="FunctionTable"/> by its name there, or one that the question declares; primes count derivatives.</summary>
    public sealed record Call(string Function, int Primes, ValueList<Expression> Arguments) : Expression;

    /// <summary>Σ or Π over an index. Without bounds it runs over the size of what the index picks from.</summary>
    public sealed record Series(SeriesKind Kind, string Index, Expression? From, Expression? To, Expression Body) : Expression;

    /// <summary>A vector of numbers, or a matrix as a list of rows.</summary>
    public sealed record Array(ValueList<Expression> Items) : Expression;

    /// <summary>∂Of/∂By.</summary>
    public sealed record Derivative(Expression Of, Symbol By) : Expression;

    /// <summary>A chain such as 4 ≤ x &lt; 7: one relation fewer than operands.</summary>
    public sealed record Comparison(ValueList<Expression> Operands, ValueList<Relation> Relations) : Expression;

    public sealed record Logic(LogicOperator Operator, Expression Left, Expression Right) : Expression;

    public sealed record Not(Expression Operand) : Expression;
}
