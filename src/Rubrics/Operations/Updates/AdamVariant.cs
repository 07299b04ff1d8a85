using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>Where Adam's ε enters.</summary>
internal enum EpsilonPlace
{
    /// <summary>m̂ / (√v̂ + ε)</summary>
    OutsideRoot,

    /// <summary>m̂ / √(v̂ + ε)</summary>
    InsideRoot,

    /// <summary>The paper's remark: η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)</summary>
    BeforeCorrection,
}

/// <summary>What becomes of the moments after a step.</summary>
internal enum MomentMemory
{
    Kept,

    /// <summary>Moments start from zero at every step, the step is counted.</summary>
    Forgotten,

    /// <summary>Moments and step start anew at every step.</summary>
    ForgottenWithStep,
}

/// <summary>Adam with one thing changed.</summary>
internal sealed record AdamVariant(double Eta, double Beta1, double Beta2, double Epsilon)
{
    public EpsilonPlace Place { get; init; } = EpsilonPlace.OutsideRoot;

    public MomentMemory Memory { get; init; } = MomentMemory.Kept;

    public bool CorrectFirst { get; init; } = true;

    public bool CorrectSecond { get; init; } = true;

    public bool Root { get; init; } = true;

    public bool Squared { get; init; } = true;

    /// <summary>False: m is the gradient itself, as in RMSprop.</summary>
    public bool UseFirst { get; init; } = true;

    /// <summary>False: moments add the gradient without the factor 1 − β.</summary>
    public bool Weighted { get; init; } = true;

    /// <summary>t by step and parameter, both from 0.</summary>
    public Func<int, int, double> Time { get; init; } = (step, _) => step + 1;

    /// <summary>The parameters after each step.</summary>
    public IReadOnlyList<IReadOnlyList<Matrix>> Run(UpdateCase update)
    {
        var parameters = update.Start.ToArray();
        var first = parameters.Select(p => Matrix.Zero(p.Rows, p.Columns)).ToArray();
        var second = first.ToArray();
        List<IReadOnlyList<Matrix>> path = [];
        for (var s = 0; s < update.Gradients.Count; s++)
        {
            for (var p = 0; p < parameters.Length; p++)
            {
                var g = update.Gradients[s][p];
                var t = Memory == MomentMemory.ForgottenWithStep ? 1 : Time(s, p);
                var (m, v) = Memory == MomentMemory.Kept ? (first[p], second[p]) : (0 * first[p], 0 * second[p]);
                first[p] = UseFirst ? Beta1 * m + (Weighted ? 1 - Beta1 : 1) * g : g;
                second[p] = Beta2 * v + (Weighted ? 1 - Beta2 : 1) * (Squared ? g.Times(g) : g);
                parameters[p] = Moved(parameters[p], first[p], second[p], t);
            }
            path.Add([.. parameters]);
        }
        return path;
    }

    private Matrix Moved(Matrix w, Matrix m, Matrix v, double t)
    {
        var correction1 = CorrectFirst && UseFirst ? 1 - Math.Pow(Beta1, t) : 1;
        var correction2 = CorrectSecond ? 1 - Math.Pow(Beta2, t) : 1;
        return Matrix.Generate(w.Rows, w.Columns, (r, c) => w[r, c] - Eta * (m[r, c] / correction1) / Divisor(v[r, c], correction2));
    }

    private double Divisor(double v, double correction)
    {
        if (!Root)
        {
            return v / correction + Epsilon;
        }
        return Place switch
        {
            EpsilonPlace.OutsideRoot => Math.Sqrt(v / correction) + Epsilon,
            EpsilonPlace.InsideRoot => Math.Sqrt(v / correction + Epsilon),
            EpsilonPlace.BeforeCorrection => (Math.Sqrt(v) + Epsilon) / Math.Sqrt(correction),
        };
    }
}
