namespace Autograder.Reference.Calculators;

/// <summary>Parameters of batch normalisation; one row with an entry per channel each.</summary>
internal sealed record BatchSettings(Matrix Gamma, Matrix Beta, int Ddof, double Eps, double Momentum, int RunningDdof)
{
    public Matrix? RunningMean { get; private init; }

    public Matrix? RunningVariance { get; private init; }

    public static BatchSettings? Read(GivenReader givens, int channels)
    {
        var (gamma, beta) = (PerChannel(givens, "gamma", channels, 1), PerChannel(givens, "beta", channels, 0));
        var (ddof, running) = (Ddof01(givens, "ddof", 0), Ddof01(givens, "running_ddof", 1));
        var (eps, momentum) = (givens.Number("eps", 0), givens.Number("momentum", 0.1));
        if (eps < 0)
        {
            givens.Reject("eps", "a number from 0 on is needed");
        }
        var mean = givens.Has("running_mean") ? PerChannel(givens, "running_mean", channels, 0) : null;
        var variance = givens.Has("running_var") ? PerChannel(givens, "running_var", channels, 1) : null;
        return (gamma, beta, ddof, running, eps, momentum) is ({ } g, { } b, { } d, { } r, { } e, { } m)
            ? new(g, b, d, e, m, r) { RunningMean = mean, RunningVariance = variance }
            : null;
    }

    private static int? Ddof01(GivenReader givens, string key, int otherwise)
    {
        var ddof = givens.Integer(key, 0, otherwise);
        if (ddof > 1)
        {
            givens.Reject(key, "0 (divide by N) or 1 (divide by N − 1) is needed");
        }
        return ddof;
    }

    private static Matrix? PerChannel(GivenReader givens, string key, int channels, double otherwise)
    {
        var numbers = givens.Has(key) ? givens.NumberOrNumbers(key) : [otherwise];
        if (numbers is not null && numbers.Count != 1 && numbers.Count != channels)
        {
            givens.Reject(key, $"one number or {channels} are needed, one per feature, not {numbers.Count}");
            return null;
        }
        return numbers is null ? null : Matrix.Generate(1, channels, (_, c) => numbers[numbers.Count == 1 ? 0 : c]);
    }
}
