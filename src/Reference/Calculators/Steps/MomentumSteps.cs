using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class MomentumSteps(Momentum method, Matrix start) : StepMethod
{
    private IReadOnlyList<Matrix> _velocity = [start];

    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        (var next, _velocity) = method.Step([w], [slope.Gradient], _velocity);
        recorder.Add("v", t, _velocity[0]);
        return next[0];
    }
}
