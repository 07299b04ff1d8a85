using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>cross_entropy(Y, P): the mean over the examples of −Σ y·ln p, one number.</summary>
internal sealed class CrossEntropyOperation() : FunctionOperation("fn.cross_entropy", "cross_entropy", "loss")
{
    /// <summary>Guards against ln 0 that are in use; 0 is none.</summary>
    private static readonly IReadOnlyList<double> _guards = [0, 1e-16, 1e-15, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7];

    /// <summary>Limits that are found together with a further guard inside the logarithm.</summary>
    private static readonly IReadOnlyList<double> _clips = [1e-15, 1e-12];

    private protected override string Advice => "The loss is −Σ target·ln(output) over all classes and examples, divided by the number of examples.";

    private protected override PreparedCase PrepareCase(CaseSettings settings)
    {
        var (p, y) = Probabilities.Draw(settings);
        return Inputs(("Y", y), ("P", p));
    }

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var got = Arrays.Read(given.Result, [Output]);
        if (!got.TryGetValue(Output, out var array))
        {
            return Arrays.NothingReturned("cross_entropy");
        }
        var losses = new Losses(given.Prepared.Matrix("Y"), given.Prepared.Matrix("P"));
        return array.Values.Length == 1 ? OneNumber(given, array, losses) : SeveralNumbers(given, array, losses);
    }

    private protected override IReadOnlyList<Family> Families(CaseToJudge given) => [];

    private Verdict OneNumber(CaseToJudge given, Received array, Losses losses)
    {
        var (value, tolerance) = (array.Values[0], given.Tolerance);
        bool Is(Func<double, double, double> loss) => double.IsFinite(value) && Guarded().Any(g => tolerance.Holds(value, loss(g.Clip, g.Add)));
        var examples = (double)losses.Y.Columns;
        if (Is((clip, add) => losses.Sum(clip, add) / examples))
        {
            return array.Shape.Count == 0 ? Verdict.Right() : Verdict.Right($"The loss came as an array of shape {array.ShapeText}; a plain number is handier.");
        }
        if (!double.IsFinite(value) && losses.HasZeroOutput)
        {
            return Verdict.NearMiss(Mistakes.CrossEntropyLogOfZero, "Where an output is 0, ln 0 makes the loss nan or inf. Clip the outputs first, for instance np.clip(p, 1e-12, 1).");
        }
        // With one example, or one class, some of these are the right answer and have been accepted above.
        var mistake = Mistaken(losses, examples).Where(m => Is(m.Loss)).Select(m => Verdict.NearMiss(m.Key, m.Words)).FirstOrDefault();
        return mistake ?? Off(value, losses.Sum(1e-12, 0) / examples);
    }

    private static IReadOnlyList<(string Key, string Words, Func<double, double, double> Loss)> Mistaken(Losses losses, double examples) =>
    [
        (Mistakes.WrongSign, "The sign is turned round: the loss is −Σ target·ln(output), which is never negative.", (clip, add) => -losses.Sum(clip, add) / examples),
        (Mistakes.CrossEntropyNotAveraged, "This is the sum over the examples. Divide by their number (the columns), so that the loss does not grow with the batch.", losses.Sum),
        (Mistakes.CrossEntropyOverClasses, "This is the mean over classes and examples, which np.mean of the whole array gives. Sum over the classes, and take the mean over the examples only.", (clip, add) => losses.Sum(clip, add) / examples / losses.Y.Rows),
        (Mistakes.CrossEntropyOverClasses, "The sum is divided by the number of classes. Divide it by the number of examples, which are the columns.", (clip, add) => losses.Sum(clip, add) / losses.Y.Rows),
        (Mistakes.CrossEntropyLogBase, "The logarithm is to base 2. Use the natural one, np.log.", (clip, add) => losses.Sum(clip, add) / examples / Math.Log(2)),
        (Mistakes.CrossEntropyLogBase, "The logarithm is to base 10. Use the natural one, np.log.", (clip, add) => losses.Sum(clip, add) / examples / Math.Log(10)),
        (Mistakes.CrossEntropyBinary, "This adds (1 − target)·ln(1 − output), which belongs to binary cross-entropy. For several classes keep Σ target·ln(output) alone.", (clip, add) => losses.Binary(clip, add) / examples),
        (Mistakes.SwappedArguments, "Targets and outputs are swapped: the logarithm is taken of the targets.", (clip, add) => losses.Swapped.Sum(clip, add) / examples),
    ];

    private Verdict SeveralNumbers(CaseToJudge given, Received array, Losses losses)
    {
        var perExample = array.Values.Length == losses.Y.Columns
            && Guarded().Any(g => losses.PerExample(g.Clip, g.Add).Zip(array.Values).All(p => given.Tolerance.Holds(p.Second, p.First)));
        return perExample
            ? Verdict.NearMiss(Mistakes.CrossEntropyPerExample, "These are the losses of the single examples. Return their mean, one number.")
            : new(CaseOutcome.Wrong, $"One number is expected, but an array of shape {array.ShapeText} came back. {Advice}");
    }

    private Verdict Off(double value, double expected) => new(CaseOutcome.Wrong, $"The loss is off. {Advice}")
    {
        Table = new()
        {
            Title = "The loss of this batch",
            Columns = ["Place", "Yours", "Expected"],
            Rows = [new(["loss", Received.Show(value), Received.Show(expected)], true)],
        },
    };

    private static IEnumerable<(double Clip, double Add)> Guarded() =>
        [.. _guards.Select(g => (g, 0.0)), .. _guards.Skip(1).Select(g => (0.0, g)), .. _clips.SelectMany(c => _guards.Skip(1).Select(g => (c, g)))];

    private sealed record Losses(Matrix Y, Matrix P)
    {
        public bool HasZeroOutput => P.Values.Contains(0);

        public Losses Swapped => new(P, Y);

        public double Sum(double clip, double add) => Sum(Y, P, y => y, p => p, clip, add);

        public IReadOnlyList<double> PerExample(double clip, double add) =>
            [.. Enumerable.Range(0, Y.Columns).Select(c => -Enumerable.Range(0, Y.Rows).Sum(r => Term(Y[r, c], P[r, c], clip, add)))];

        public double Binary(double clip, double add) => Sum(clip, add) + Sum(Y, P, y => 1 - y, p => 1 - p, clip, add);

        private static double Sum(Matrix y, Matrix p, Func<double, double> target, Func<double, double> output, double clip, double add)
        {
            double sum = 0;
            for (var i = 0; i < y.Values.Length; i++)
            {
                sum -= Term(target(y.Values[i]), output(p.Values[i]), clip, add);
            }
            return sum;
        }

        // Clipped on both sides, as np.clip(p, ε, 1 − ε) does; where only the lower side is clipped the difference is far below any tolerance.
        private static double Term(double y, double p, double clip, double add) =>
            y == 0 ? 0 : y * Math.Log((clip > 0 ? Math.Clamp(p, clip, 1 - clip) : p) + add);
    }
}
