namespace Autograder.Reference.Calculators;

/// <summary>One step of gradient descent, with momentum if asked for.</summary>
internal sealed record StepGivens(double Eta, double Momentum, StepGivens.Form Kind)
{
    private static readonly Dictionary<string, Form> Forms = new() { ["heavy_ball"] = Form.HeavyBall, ["velocity"] = Form.Velocity, ["average"] = Form.Average };

    internal enum Form
    {
        /// <summary>w − ηg + β(w − w_previous)</summary>
        HeavyBall,

        /// <summary>v = βv + g, then w − ηv</summary>
        Velocity,

        /// <summary>v = βv + (1 − β)g, then w − ηv</summary>
        Average,
    }

    /// <summary>Null when there is no <c>eta</c>.</summary>
    public static StepGivens? Read(GivenReader givens)
    {
        var form = givens.Word("momentum_form", Forms, Form.HeavyBall);
        var momentum = givens.Number("momentum", 0);
        return givens.Has("eta") && (givens.Number("eta"), momentum, form) is ({ } eta, { } beta, { } kind) ? new(eta, beta, kind) : null;
    }

    /// <summary>The new parameter and its new velocity (for the heavy ball the distance moved).</summary>
    /// <param name="w">the parameter</param>
    /// <param name="gradient">shaped as it</param>
    /// <param name="before">the previous parameter for the heavy ball, else the velocity; null: not moved before</param>
    public (Matrix Parameter, Matrix Velocity) Apply(Matrix w, Matrix gradient, Matrix? before)
    {
        switch (Kind)
        {
            case Form.HeavyBall:
                var moved = -Eta * gradient + Momentum * (before is null ? Matrix.Zero(w.Rows, w.Columns) : w - before);
                return (w + moved, moved);
            case Form.Velocity:
            case Form.Average:
                var share = Kind == Form.Average ? 1 - Momentum : 1;
                var velocity = Momentum * (before ?? Matrix.Zero(w.Rows, w.Columns)) + share * gradient;
                return (w - Eta * velocity, velocity);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
