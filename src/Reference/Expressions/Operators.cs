namespace Autograder.Reference.Expressions;

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

public enum PostfixOperator
{
    Transpose,
    Percent,
    Factorial,
}

public enum KnownConstant
{
    Pi,
    E,
    Infinity,
}

public enum SeriesKind
{
    Sum,
    Product,
}

public enum LogicOperator
{
    And,
    Or,
}

public enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
