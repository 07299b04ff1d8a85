using Autograder.Reference.Training;

namespace Autograder.Reference.Tests.Training;

/// <summary>Noisy bytes around one random centre per class.</summary>
internal static class SyntheticImages
{
    public static LabelledImages Make(int count, int features, int classes, ulong seed, double noise = 40)
    {
        var centres = Matrix.Gaussian(classes, features, new(77), 40);
        var random = new DeterministicRandom(seed);
        var (pixels, labels) = (new byte[count * features], new byte[count]);
        for (var n = 0; n < count; n++)
        {
            labels[n] = (byte)random.NextInt(classes);
            for (var f = 0; f < features; f++)
            {
                pixels[n * features + f] = (byte)Math.Clamp(128 + centres[labels[n], f] + noise * random.NextGaussian(), 0, 255);
            }
        }
        return new(pixels, labels, features);
    }
}
