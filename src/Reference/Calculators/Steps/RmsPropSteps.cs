using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class RmsPropSteps(RmsProp method, Matrix start) : StepMethod
{
    private IReadOnlyList<Matrix> _squares = [start];

    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        (var next, _squares) = method.Step([w], [slope.Gradient], _squares);
        recorder.Add("s", t, _squares[0]);
        return next[0];
    }
}
