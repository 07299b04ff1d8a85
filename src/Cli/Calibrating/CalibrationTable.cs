using System.Globalization;
using System.Text.Json.Nodes;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Calibrations;
using Spectre.Console;

namespace Autograder.Cli.Calibrating;

/// <summary>What was measured, for the author.</summary>
internal static class CalibrationTable
{
    public static void Show(IAnsiConsole screen, IReadOnlyDictionary<string, CalibratedModel> models)
    {
        if (models.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Model", "Measured").AddColumn(new TableColumn("Mean").RightAligned())
            .AddColumn(new TableColumn("Standard deviation").RightAligned()).AddColumn(new TableColumn("Trainings").RightAligned());
        foreach (var (key, model) in models)
        {
            foreach (var (metric, spread) in model.Spreads)
            {
                table.AddRow(Markup.Escape(key), Words(metric), Number(spread.Mean), $"{Number(spread.Deviation)} ± {Number(spread.Uncertainty)}", model.Runs.ToString(CultureInfo.InvariantCulture));
            }
        }

        screen.Write(table);
    }

    public static JsonObject Object(IReadOnlyDictionary<string, CalibratedModel> models) => new(models.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)new JsonObject(
        m.Value.Spreads.Select(s => KeyValuePair.Create(Words(s.Key), (JsonNode?)new JsonObject { ["mean"] = s.Value.Mean, ["deviation"] = s.Value.Deviation, ["uncertainty"] = s.Value.Uncertainty }))))));

    private static string Words(MetricKind metric) => metric switch
    {
        MetricKind.Accuracy => "accuracy",
        MetricKind.CrossEntropy => "cross-entropy",
        MetricKind.MeanSquaredError => "mean squared error",
    };

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
