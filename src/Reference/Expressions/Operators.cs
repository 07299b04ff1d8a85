namespace Autograder.Reference.Expressions;

/// <summary>What joins two formulas.</summary>
public enum BinaryOperator
{
    Add,
    Subtract,

    /// <summary>Products of numbers, of a number and a matrix, and of matrices; two columns of one length give their dot product.</summary>
    Multiply,
    Divide,

    /// <summary>⊙, entry by entry.</summary>
    Hadamard,
    Power,
}

/// <summary>What stands behind a formula.</summary>
public enum PostfixOperator
{
    Transpose,
    Percent,
    Factorial,
}

/// <summary>A constant that needs no declaration.</summary>
public enum KnownConstant
{
    Pi,
    E,
    Infinity,
}

/// <summary>∑ or ∏.</summary>
public enum SeriesKind
{
    Sum,
    Product,
}

/// <summary>What joins two conditions.</summary>
public enum LogicOperator
{
    And,
    Or,
}

/// <summary>How two values of a comparison are compared.</summary>
public enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
