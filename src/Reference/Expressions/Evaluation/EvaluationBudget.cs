using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>What computing one formula at one point may cost, derivatives within derivatives included.</summary>
internal sealed class EvaluationBudget
{
    // Sums over typed bounds: enough for every paper, and over at once.
    private const int MostSteps = 10_000;

    // A derivative of a derivative of a derivative makes several steps of each.
    private const int MostDifferentiated = 20_000;

    private const int MultiplicationsOfStep = 100;
    private const int StepsOfDifferentiated = 10;

    private int _steps;
    private int _differentiated;

    /// <exception cref="EvaluationException">that was one too many</exception>
    public void Step(int steps = 1)
    {
        Effort.Spend(steps);
        if ((_steps += steps) > MostSteps)
        {
            throw new EvaluationException("the formula takes too many steps to compute");
        }
    }

    /// <summary>Steps of large matrices, which take as long as many steps of numbers. Asked for before the work is done.</summary>
    /// <exception cref="EvaluationException">that was too much</exception>
    public void Work(double multiplications) => Step((int)Math.Min(multiplications / MultiplicationsOfStep, MostSteps + 1));

    /// <exception cref="EvaluationException">that was one too many</exception>
    public Derivatives Spend(Derivatives derivatives)
    {
        Effort.Spend((long)StepsOfDifferentiated * derivatives.Count);
        _differentiated += derivatives.Count;
        return _differentiated <= MostDifferentiated ? derivatives : throw new EvaluationException("the formula is differentiated too often to compute");
    }
}
