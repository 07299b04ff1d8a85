namespace Autograder.Reference.Calculators.Steps;

/// <summary>Writes intermediate values of optimisers into the results, shaped as the parameters are.</summary>
internal sealed class StepRecorder(CalculatorResults results, int[] shape)
{
    public void Add(string name, int step, Matrix value) => results.Add($"{name}[{step}]", new DenseArray(shape, value.Values.ToArray()));

    public void Final(string name, Matrix value) => results.Add(name, new DenseArray(shape, value.Values.ToArray()));

    public void Number(string name, double value) => results.Add(name, value);

    public void Square(string name, int step, Matrix value) => results.Add($"{name}[{step}]", DenseArray.From(value));
}
