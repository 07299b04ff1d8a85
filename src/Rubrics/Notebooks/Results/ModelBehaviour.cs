namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>What the network did when it was tried out in the box; null where that was not asked for or not reached.</summary>
public sealed record ModelBehaviour(GradientFlow? Gradients, ModeUse? Mode, OverfitTrial? Overfit, TeacherForcing? TeacherForcing)
{
    internal static ModelBehaviour Read(Field at) => new(
        at["gradients"] is { IsMap: true } gradients ? new GradientFlow(gradients.Texts("zero", 100), gradients.Texts("none", 100)) : null,
        at["mode"] is { IsMap: true } mode ? new ModeUse(mode.Flag("differs_between_calls"), mode.Flag("depends_on_batch"), mode.Number("max_difference")) : null,
        at["overfit"] is { IsMap: true } overfit ? new OverfitTrial(overfit.MaybeNumber("first"), overfit.MaybeNumber("last"), overfit.Whole("steps")) : null,
        at["teacher_forcing"] is { IsMap: true } forcing ? new TeacherForcing(forcing.Text("status", 40), forcing.Text("message")) : null);
}

/// <summary>Parameters whose gradient was zero throughout, and those that got none.</summary>
public sealed record GradientFlow(IReadOnlyList<string> Zero, IReadOnlyList<string> None);

/// <summary>Whether, in evaluation mode, two calls or another batch give other outputs.</summary>
public sealed record ModeUse(bool DiffersBetweenCalls, bool DependsOnBatch, double MaxDifference);

/// <summary>Loss on one small batch before and after training on it alone; null where it was no number.</summary>
public sealed record OverfitTrial(double? First, double? Last, int Steps);

/// <summary>Whether the network could be called with and without targets; the arrays decide the rest.</summary>
public sealed record TeacherForcing(string Status, string Message);
