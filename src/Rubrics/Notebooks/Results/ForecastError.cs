using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>Forecasts of a network against what came afterwards.</summary>
internal static class ForecastError
{
    public static ModelMeasurement Measure(RunResult run, Tensor outputs, Tensor targets)
    {
        var (windows, horizon) = (targets.Shape[0], targets.Shape[1]);
        if (outputs.Shape.Count is not (2 or 3) || outputs.Shape[0] != windows || outputs.Shape[1] != horizon || outputs.Length != windows * horizon)
        {
            return ModelMeasurement.Nothing(run, $"The network returned forecasts of shape {outputs.ShapeText}; {horizon} values for each of {windows} windows, ({windows}, {horizon}), were expected.");
        }

        var (forecast, actual) = (outputs.ToDoubles(), targets.ToDoubles());
        var losses = new double[windows];
        for (var i = 0; i < forecast.Length; i++)
        {
            losses[i / horizon] += (forecast[i] - actual[i]) * (forecast[i] - actual[i]) / horizon;
        }

        return double.IsFinite(losses.Sum())
            ? new ModelMeasurement { Seed = run.Evidence.Seed, Count = windows, Losses = losses, MeanSquaredError = losses.Average() }
            : ModelMeasurement.Nothing(run, "The network's forecasts are not all numbers: some are infinite or not a number.");
    }
}
