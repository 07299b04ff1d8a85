using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Why a text was not understood, in words for the student.</summary>
/// <param name="Position">the character where it went wrong, counted from 1</param>
/// <param name="Message">one sentence without the position</param>
public sealed record ParseProblem(int Position, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"not understood: {Message} (at character {Position})");
}

/// <summary>Carries a problem out of the recursion; never leaves this folder.</summary>
internal sealed class NotUnderstoodException(int offset, string message) : Exception(message)
{
    public ParseProblem Problem { get; } = new(offset + 1, message);
}
