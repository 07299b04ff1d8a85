using System.Globalization;
using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>Reads the convention, or the mistake, off the difference that λ made to every layer.</summary>
internal sealed class L2Judgement
{
    private const double Rounding = 1e-12;
    private const string Advice = "The gradient of a weight gains λ·W (or 2λ·W, or λ/n·W), before it is multiplied by η; biases are usually left alone.";

    private readonly CaseSettings _settings;
    private readonly NetworkCase _network;
    private readonly IReadOnlyList<Matrix> _base, _weights, _biases;
    private readonly double _noise;

    public L2Judgement(CaseSettings settings, NetworkCase network, IReadOnlyDictionary<string, Received> got)
    {
        (_settings, _network) = (settings, network);
        Matrix Of(string name, Matrix like) => Matrix.FromRowMajor(like.Rows, like.Columns, got[name].Values);
        _base = [.. network.Weights.Select((w, l) => Of($"base/W{l}", w))];
        _weights = [.. network.Weights.Select((w, l) => Of($"l2/W{l}", w) - _base[l])];
        // A mistake with the biases is another item's: where they are no columns of finite numbers, only the weights are judged.
        bool Fits(string name, Matrix like) => got.TryGetValue(name, out var array) && array.AllFinite && array.As(like) is not null;
        _biases = network.Biases.Select((b, l) => Fits($"l2/b{l}", b) && Fits($"base/b{l}", b)).All(f => f)
            ? [.. network.Biases.Select((b, l) => Of($"l2/b{l}", b) - Of($"base/b{l}", b))]
            : [];
        _noise = Rounding * (1 + _base.Max(b => b.MaxAbsolute()));
    }

    public Verdict Verdict()
    {
        if (_settings.Lambda == 0)
        {
            return Still(_weights) && Still(_biases)
                ? Operations.Verdict.Right()
                : new(CaseOutcome.Wrong, "With λ = 0 the step should be the same as without regularisation.");
        }
        if (Still(_weights))
        {
            return Still(_biases)
                ? Operations.Verdict.NearMiss(Mistakes.LambdaIgnored, $"λ changes nothing: a step with it is the same as one without. {Advice}")
                : Operations.Verdict.NearMiss(Mistakes.L2BiasesOnly, "λ acts on the biases but not on the weights: it is the weights that are regularised.");
        }
        return Multiple(_network.Weights, "") ?? Multiple(_base, "Your weights shrink after the gradient step instead of within it (decoupled weight decay); that is accepted.")
            ?? SomeLayers() ?? OtherPenalty()
            ?? new(CaseOutcome.Wrong, $"The difference that λ makes to the weights is not a multiple of the weights. {Advice}");
    }

    private bool Still(IReadOnlyList<Matrix> differences) => differences.All(d => d.MaxAbsolute() <= _noise);

    /// <summary>The verdict where the weights changed by one multiple of <paramref name="directions"/>, or null.</summary>
    private Verdict? Multiple(IReadOnlyList<Matrix> directions, string note)
    {
        if (L2Fit.Common([.. _weights.Select((d, l) => L2Fit.Factor(d, directions[l], _noise))]) is not { } factor)
        {
            return null;
        }
        // The multiple of λW that the gradient gained.
        var gained = -factor / (_settings.Eta * _settings.Lambda);
        if (Convention(gained) is { } convention)
        {
            return Operations.Verdict.Right([.. new[] { convention, note, BiasNote() }.Where(n => n.Length > 0)]);
        }
        return Misused(gained);
    }

    private Verdict Misused(double gained)
    {
        if (Convention(-gained) is not null)
        {
            return Operations.Verdict.NearMiss(Mistakes.WrongSign, "λ makes the weights grow: add λ·W to the gradient, so that the step takes it away from the weight.");
        }
        if (Convention(gained * _settings.Eta) is not null)
        {
            return Operations.Verdict.NearMiss(Mistakes.DecayWithoutEta, "The weights shrink by λ·W, without the learning rate: add λ·W to the gradient, so that η multiplies it too.");
        }
        return Operations.Verdict.NearMiss(Mistakes.L2Factor, string.Create(CultureInfo.InvariantCulture,
            $"The weights shrink towards zero as they should, but {(gained < 0 ? "with the wrong sign and " : "")}by {Math.Abs(gained):G4} times λ·W, which is none of the usual conventions (λW, 2λW, λ/n·W)."));
    }

    /// <summary>What the multiple means, null where it means nothing; the plainest convention needs no words.</summary>
    private string? Convention(double gained)
    {
        if (L2Fit.Close(gained, 1))
        {
            return "";
        }
        if (L2Fit.Close(gained, 2))
        {
            return "Your gradient gains 2λ·W, the derivative of λ·‖W‖²; that is accepted.";
        }
        var n = (double)_network.X.Columns;
        if (L2Fit.Close(gained, 1 / n))
        {
            return string.Create(CultureInfo.InvariantCulture, $"Your gradient gains λ/n·W with n = {n}; that is accepted.");
        }
        return L2Fit.Close(gained, 2 / n)
            ? string.Create(CultureInfo.InvariantCulture, $"Your gradient gains 2λ/n·W with n = {n}; that is accepted.")
            : null;
    }

    private string BiasNote()
    {
        if (Still(_biases))
        {
            return "";
        }
        var multiple = _biases.Select((d, l) => L2Fit.Factor(d, _network.Biases[l], _noise)).All(f => f is < 0);
        return multiple
            ? "λ acts on your biases too; usually they are left alone."
            : "λ changes your biases in an unusual way; usually they are left alone.";
    }

    private Verdict? SomeLayers()
    {
        var factors = _weights.Select((d, l) => d.MaxAbsolute() <= _noise ? 0 : L2Fit.Factor(d, _network.Weights[l], _noise)).ToList();
        if (factors.Any(f => f is null) || factors.All(f => f != 0))
        {
            return null;
        }
        var still = string.Join(", ", factors.Select((f, l) => (f, l)).Where(p => p.f == 0).Select(p => (p.l + 1).ToString(CultureInfo.InvariantCulture)));
        return Operations.Verdict.NearMiss(Mistakes.L2SomeLayers, $"λ leaves the weights of layer {still} as they are: the weights of every layer are regularised.");
    }

    private Verdict? OtherPenalty()
    {
        var ones = _weights.Select((d, l) => L2Fit.Factor(d, d.Map(_ => 1), _noise)).ToList();
        if (ones.All(f => f is not null))
        {
            return Operations.Verdict.NearMiss(Mistakes.PenaltyInsteadOfGradient, "λ changes all weights of a layer by the same amount: the penalty itself was added to the gradient. Its derivative belongs there, λ·W for (λ/2)·‖W‖².");
        }
        var signs = _weights.Select((d, l) => L2Fit.Factor(d, _network.Weights[l].Map(w => Math.Sign(w)), _noise)).ToList();
        return signs.All(f => f is not null)
            ? Operations.Verdict.NearMiss(Mistakes.L1Instead, "λ changes every weight by the same amount towards zero, which is L1: for L2 the gradient gains λ·W.")
            : null;
    }
}
