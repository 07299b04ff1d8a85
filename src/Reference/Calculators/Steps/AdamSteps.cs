using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class AdamSteps(Adam method, AdamState start) : StepMethod
{
    private AdamState _state = start;

    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        (var next, _state) = method.Step([w], [slope.Gradient], _state);
        recorder.Add("v", t, _state.FirstMoments[0]);
        recorder.Add("s", t, _state.SecondMoments[0]);
        if (method.BiasCorrection)
        {
            recorder.Add("v_hat", t, 1 / (1 - Math.Pow(method.Beta1, _state.Steps)) * _state.FirstMoments[0]);
            recorder.Add("s_hat", t, 1 / (1 - Math.Pow(method.Beta2, _state.Steps)) * _state.SecondMoments[0]);
        }
        return next[0];
    }
}
