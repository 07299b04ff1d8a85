namespace Autograder.Reference.Differentiation;

/// <summary>Derivatives by central differences, (f(p + h) − f(p − h)) / 2h, one parameter at a time.</summary>
/// <remarks>Error O(h²) from curvature and O(ε/h) from rounding; h near ε^(1/3) ≈ 6·10⁻⁶ balances them (Press et al. 2007, section 5.7).</remarks>
internal static class NumericalGradient
{
    public const double DefaultStep = 1e-5;

    /// <summary>The gradient of <paramref name="function"/> at <paramref name="parameters"/>, shaped as they are.</summary>
    /// <param name="function">a scalar function; it must not keep the matrices it is given, they change between calls</param>
    /// <param name="parameters">where to differentiate; left unchanged</param>
    /// <param name="step">h</param>
    public static IReadOnlyList<Matrix> Central(
        Func<IReadOnlyList<Matrix>, double> function, IReadOnlyList<Matrix> parameters, double step = DefaultStep)
    {
        double[][] buffers = [.. parameters.Select(p => p.Values.ToArray())];
        Matrix[] moving = [.. parameters.Select((p, i) => new Matrix(p.Rows, p.Columns, buffers[i]))];
        var gradients = new Matrix[parameters.Count];
        for (var p = 0; p < gradients.Length; p++)
        {
            var (values, derivative) = (buffers[p], new double[buffers[p].Length]);
            for (var i = 0; i < values.Length; i++)
            {
                var at = values[i];
                values[i] = at + step;
                var above = function(moving);
                values[i] = at - step;
                var below = function(moving);
                values[i] = at;
                // The difference actually made, not 2h: at + h is rounded.
                derivative[i] = (above - below) / (at + step - (at - step));
            }
            gradients[p] = new(parameters[p].Rows, parameters[p].Columns, derivative);
        }
        return gradients;
    }
}
