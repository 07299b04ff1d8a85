using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class HeavyBallSteps(HeavyBall method, Matrix previous) : StepMethod
{
    private Matrix _previous = previous;

    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        var next = method.Step([w], [slope.Gradient], [_previous])[0];
        _previous = w;
        return next;
    }
}
