using Autograder.Reference.Objectives;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

internal sealed class PlainSteps(double eta) : StepMethod
{
    public override Matrix Step(Matrix w, Slope slope, int t, StepRecorder recorder) => Sgd.Step([w], [slope.Gradient], eta)[0];
}
