namespace Autograder.Api.Marking;

/// <summary>How far the marking of a question has come.</summary>
internal sealed record QuestionCount(string Item, int Waiting, int Marked)
{
    public int All => Waiting + Marked;
}
