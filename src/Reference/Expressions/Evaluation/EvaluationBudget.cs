using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>What computing one formula at one point may cost, derivatives within derivatives included.</summary>
internal sealed class EvaluationBudget
{
    // Sums over typed bounds: enough for every paper, and over at once.
    private const int MostSteps = 10_000;

    // A derivative of a derivative of a derivative makes several steps of each.
    private const int MostDifferentiated = 20_000;

    private int _steps;
    private int _differentiated;

    /// <exception cref="EvaluationException">that was one too many</exception>
    public void Step()
    {
        if (++_steps > MostSteps)
        {
            throw new EvaluationException("the formula takes too many steps to compute");
        }
    }

    /// <exception cref="EvaluationException">that was one too many</exception>
    public Derivatives Spend(Derivatives derivatives)
    {
        _differentiated += derivatives.Count;
        return _differentiated <= MostDifferentiated ? derivatives : throw new EvaluationException("the formula is differentiated too often to compute");
    }
}
