using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class NewtonSteps(Newton method) : StepMethod
{
    public override Matrix? Step(Matrix w, Slope slope, int t, StepRecorder recorder)
    {
        if (slope.Hessian is not { } hessian)
        {
            return null;
        }
        recorder.Square("hessian", t, hessian);
        return method.Step(w, slope.Gradient, hessian);
    }
}
