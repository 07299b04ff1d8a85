namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>What the network did when it was tried out in the box; null where that was not asked for or not reached.</summary>
public sealed record ModelBehaviour
{
    private const int MostTrials = 20;

    public GradientFlow? Gradients { get; init; }
    public ModeUse? Mode { get; init; }
    public OverfitTrial? Overfit { get; init; }

    /// <summary>Trial as the package calls it (<c>teacher-forcing</c>) → why it could not be made, in words for the student.</summary>
    public IReadOnlyDictionary<string, string> Failures { get; init; } = new Dictionary<string, string>();

    internal static ModelBehaviour Read(Field at)
    {
        var failed = at.All(MostTrials).Where(e => e.Value.Text("status", 40) is not ("" or "ok"))
            .DistinctBy(e => Hyphenated(e.Name)).ToDictionary(e => Hyphenated(e.Name), e => e.Value.Text("message"));
        return new ModelBehaviour
        {
            Gradients = Trial("gradients") is { } gradients ? new GradientFlow(gradients.Texts("zero", 100), gradients.Texts("none", 100)) : null,
            Mode = Trial("mode") is { } mode ? new ModeUse(mode.Flag("differs_between_calls"), mode.Flag("depends_on_batch"), mode.Number("max_difference")) : null,
            Overfit = Trial("overfit") is { } overfit ? new OverfitTrial(overfit.MaybeNumber("first"), overfit.MaybeNumber("last"), overfit.Whole("steps")) : null,
            Failures = failed,
        };

        Field? Trial(string name) => at[name] is { IsMap: true } trial && !failed.ContainsKey(Hyphenated(name)) ? trial : null;
    }

    /// <summary>The box writes no_state_leak, packages no-state-leak.</summary>
    private static string Hyphenated(string name) => name.Replace('_', '-');
}

/// <summary>Parameters whose gradient was zero throughout, and those that got none.</summary>
public sealed record GradientFlow(IReadOnlyList<string> Zero, IReadOnlyList<string> None);

/// <summary>Whether, in evaluation mode, two calls or another batch give other outputs.</summary>
public sealed record ModeUse(bool DiffersBetweenCalls, bool DependsOnBatch, double MaxDifference);

/// <summary>Loss on one small batch before and after training on it alone; null where it was no number.</summary>
public sealed record OverfitTrial(double? First, double? Last, int Steps);
