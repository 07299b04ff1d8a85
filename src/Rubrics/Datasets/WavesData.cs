using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Autograder.Reference;
using Autograder.Reference.Series;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Datasets;

/// <summary>The generated series of <see cref="NoisyWaves"/>: one that everybody sees, and windows that only a secret knows.</summary>
internal static class WavesData
{
    /// <summary>Rows of the public series.</summary>
    public const int Rows = 6000;

    /// <summary>Hidden windows.</summary>
    public const int Windows = 256;

    private const string FileName = "waves.csv";

    /// <summary>Writes the public series into the cache where it is not there yet.</summary>
    public static PreparedWaves Prepare(DatasetRequirement dataset, string cache)
    {
        var content = Encoding.ASCII.GetBytes(Csv());
        var key = Convert.ToHexStringLower(SHA256.HashData(content));
        var folder = Path.Combine(cache, "waves", key);
        AtomicFolder.Make(folder, target => File.WriteAllBytes(Path.Combine(target, FileName), content));
        return new PreparedWaves(folder, $"{key} {dataset.Context} {dataset.Horizon}", dataset.Context, dataset.Horizon);
    }

    /// <summary>The public series as a file: a column <c>t</c> from 0, and a column <c>value</c>.</summary>
    public static string Csv()
    {
        var text = new StringBuilder("t,value\n");
        var values = NoisyWaves.Series(Rows, DeterministicRandom.FromText("the public waves"));
        for (var t = 0; t < Rows; t++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{t},{values[t]:F6}\n");
        }

        return text.ToString();
    }

    /// <summary>Windows with phases of their own: <c>context</c> [windows, context] for the box, <c>targets</c> [windows, horizon] to stay outside.</summary>
    public static (Tensor Contexts, Tensor Targets) Hidden(PreparedWaves waves, ulong secret)
    {
        var random = new DeterministicRandom(secret);
        var contexts = new List<float>(Windows * waves.Context);
        var targets = new List<double>(Windows * waves.Horizon);
        for (var i = 0; i < Windows; i++)
        {
            var window = NoisyWaves.Series(waves.Context + waves.Horizon, random);
            contexts.AddRange(window.Take(waves.Context).Select(v => (float)v));
            targets.AddRange(window.Skip(waves.Context));
        }

        return (Tensor.FromFloats("context", [Windows, waves.Context], [.. contexts]), Tensor.FromDoubles("targets", [Windows, waves.Horizon], [.. targets]));
    }
}

/// <summary>Waves ready to be mounted.</summary>
/// <param name="PublicFolder">Mounted read-only at /task/data: waves.csv.</param>
/// <param name="Key">Names the content and what is asked of it.</param>
/// <param name="Context">Values that a forecast starts from.</param>
/// <param name="Horizon">Values that are forecast.</param>
public sealed record PreparedWaves(string PublicFolder, string Key, int Context, int Horizon);
