using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators.Steps;

/// <summary>Reads <c>method</c> and what belongs to it.</summary>
internal sealed class StepMethodReader(GivenReader givens, DenseArray start)
{
    private static readonly Dictionary<string, EpsilonPlacement> Places = new()
    {
        ["outside"] = EpsilonPlacement.OutsideRoot,
        ["inside"] = EpsilonPlacement.InsideRoot,
    };

    private static readonly Dictionary<string, MomentumForm> Forms = new()
    {
        ["velocity"] = MomentumForm.Velocity,
        ["accumulated"] = MomentumForm.Accumulated,
        ["averaged"] = MomentumForm.Averaged,
    };

    private static readonly Dictionary<string, RpropVariant> Variants = new()
    {
        ["minus"] = RpropVariant.Minus,
        ["plus"] = RpropVariant.Plus,
        ["i_minus"] = RpropVariant.ImprovedMinus,
        ["i_plus"] = RpropVariant.ImprovedPlus,
        ["backtracking"] = RpropVariant.Backtracking,
    };

    private static readonly Dictionary<string, Func<StepMethodReader, StepMethod>> Methods = new()
    {
        ["sgd"] = reader => new PlainSteps(reader.Rate()),
        ["momentum"] = reader => new MomentumSteps(reader.ReadMomentum(), reader.Like("v")),
        ["nesterov"] = reader => new NesterovSteps(new(reader.Rate(), reader.Number("beta", null)), reader.Like("v")),
        ["heavy_ball"] = reader => new HeavyBallSteps(new(reader.Rate(), reader.Number("beta", null)), reader.Like("w_previous", Column(reader.Start))),
        ["rmsprop"] = reader => new RmsPropSteps(reader.ReadRmsProp(accumulate: false), reader.Like("s")),
        ["adagrad"] = reader => new RmsPropSteps(reader.ReadRmsProp(accumulate: true), reader.Like("s")),
        ["adam"] = reader => reader.ReadAdam(),
        ["rprop"] = reader => reader.ReadRprop(),
        ["newton"] = reader => new NewtonSteps(new(reader.Number("eta", 1))),
    };

    private DenseArray Start => start;

    /// <summary>Null when the method is none; other mistakes are said to the givens, and the method is not to be used then.</summary>
    public StepMethod? Read() => givens.Choice("method", Methods)?.Invoke(this);

    public static Matrix Column(DenseArray array) => new(array.Length, 1, array.Values.ToArray());

    private double Rate() => Number("eta", null);

    private double Number(string key, double? otherwise) => givens.Number(key, otherwise) ?? 0;

    /// <summary>An array shaped as w, as a column; zeros when it is left out.</summary>
    private Matrix Like(string key, Matrix? otherwise = null)
    {
        if (!givens.Has(key))
        {
            return otherwise ?? Matrix.Zero(start.Length, 1);
        }
        var read = givens.Array(key);
        if (read is not null && !read.HasShape(start.Shape))
        {
            givens.Reject(key, "it needs the shape of w");
            return Matrix.Zero(start.Length, 1);
        }
        return Column(read ?? start);
    }

    private Momentum ReadMomentum() =>
        new(Rate(), Number("beta", null), givens.Word("form", Forms, MomentumForm.Velocity) ?? MomentumForm.Velocity);

    private EpsilonPlacement Place() => givens.Word("eps_place", Places, EpsilonPlacement.OutsideRoot) ?? EpsilonPlacement.OutsideRoot;

    private RmsProp ReadRmsProp(bool accumulate) => new(Rate())
    {
        Accumulate = accumulate,
        Decay = accumulate ? 1 : Number("beta2", 0.9),
        Epsilon = Number("eps", 1e-8),
        EpsilonPlacement = Place(),
    };

    private AdamSteps ReadAdam()
    {
        var method = new Adam(Rate())
        {
            Beta1 = Number("beta1", 0.9),
            Beta2 = Number("beta2", 0.999),
            Epsilon = Number("eps", 1e-8),
            EpsilonPlacement = Place(),
            BiasCorrection = givens.Flag("bias_correction", true),
        };
        return new(method, new(givens.Integer("t", 0, 0) ?? 0, [Like("v")], [Like("s")]));
    }

    private RpropSteps ReadRprop()
    {
        var variant = givens.Word("variant", Variants, RpropVariant.Minus) ?? RpropVariant.Minus;
        if (variant == RpropVariant.ImprovedPlus && !givens.Has("objective"))
        {
            givens.Reject("variant", "i_plus compares values, so it needs an objective");
        }
        var method = new Rprop(variant)
        {
            Grow = Number("grow", 1.2),
            Shrink = Number("shrink", 0.5),
            LeastStep = Number("step_min", 0),
            MostStep = Number("step_max", double.MaxValue),
        };
        return new(method, RpropState.Start([Column(start)], Number("step", 0.1)));
    }
}
