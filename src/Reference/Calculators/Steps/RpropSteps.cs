using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class RpropSteps(Rprop method, RpropState start) : StepMethod
{
    private RpropState _state = start;

    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        (var next, _state) = method.Step([w], [slope.Gradient], _state, slope.Value);
        recorder.Add("step", t, _state.StepSizes[0]);
        return next[0];
    }
}
