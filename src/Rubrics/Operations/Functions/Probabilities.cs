using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>Outputs of a network and targets, for functions that compare them.</summary>
internal static class Probabilities
{
    /// <summary>P: softmax of normal numbers, n×N; Y: one 1 in every column.</summary>
    public static (Matrix P, Matrix Y) Draw(CaseSettings settings)
    {
        var random = new DeterministicRandom(settings.Seed);
        var p = ActivationFunctions.Softmax(Matrix.Gaussian(settings.Classes, settings.Batch, random, settings.Scale));
        return (p, OneHot(settings.Classes, settings.Batch, random));
    }

    public static Matrix OneHot(int classes, int batch, DeterministicRandom random)
    {
        var labels = new int[batch];
        for (var i = 0; i < batch; i++)
        {
            labels[i] = random.NextInt(classes);
        }
        return Matrix.OneHot(labels, classes);
    }
}
