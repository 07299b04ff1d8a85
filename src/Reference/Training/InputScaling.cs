using System.Numerics.Tensors;

namespace Autograder.Reference.Training;

/// <summary>Turns bytes into floats with mean 0 and deviation 1 per feature, as measured on the training examples.</summary>
internal sealed class InputScaling
{
    private readonly float[] _mean;
    private readonly float[] _inverseDeviation;

    private InputScaling(float[] mean, float[] inverseDeviation) => (_mean, _inverseDeviation) = (mean, inverseDeviation);

    public static InputScaling Of(LabelledImages images)
    {
        var (sums, squares) = (new long[images.Features], new long[images.Features]);
        for (var n = 0; n < images.Count; n++)
        {
            var example = images.Example(n);
            for (var f = 0; f < example.Length; f++)
            {
                sums[f] += example[f];
                squares[f] += example[f] * example[f];
            }
        }
        var (mean, inverse) = (new float[images.Features], new float[images.Features]);
        for (var f = 0; f < mean.Length; f++)
        {
            var average = (double)sums[f] / images.Count;
            var variance = (double)squares[f] / images.Count - average * average;
            mean[f] = (float)average;
            // A feature that never changes says nothing: it becomes 0 rather than noise divided by nearly 0.
            inverse[f] = variance < 1e-6 ? 0 : (float)(1 / Math.Sqrt(variance));
        }
        return new(mean, inverse);
    }

    public void Apply(ReadOnlySpan<byte> example, Span<float> destination)
    {
        TensorPrimitives.ConvertChecked(example, destination);
        TensorPrimitives.Subtract(destination, _mean, destination);
        TensorPrimitives.Multiply(destination, _inverseDeviation, destination);
    }
}
