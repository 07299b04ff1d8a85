namespace Autograder.Reference.Expressions;

/// <summary>What symbols stand for while a formula is evaluated.</summary>
/// <typeparam name="T">what values are</typeparam>
internal interface ISymbolScope<T>
{
    /// <summary>The value of a symbol by its key, if it has one.</summary>
    bool TryFind(string key, out T value);

    /// <summary>The value of a derivative, if this scope knows derivatives.</summary>
    bool TryDifferentiate(Expression.Derivative derivative, out T value);
}

/// <summary>Nothing stands for anything: for formulas of numbers.</summary>
internal sealed class EmptyScope<T> : ISymbolScope<T>
{
    public bool TryFind(string key, out T value)
    {
        value = default!; // by the contract of Try methods it is not read
        return false;
    }

    public bool TryDifferentiate(Expression.Derivative derivative, out T value) => TryFind("", out value);
}
