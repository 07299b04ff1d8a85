using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Runs;

/// <summary>Executes one notebook of the submission and looks at the networks it leaves behind.</summary>
internal static class NotebookRequest
{
    /// <summary>Most time kept back from the cells, for looking at what they made.</summary>
    private const double MostReserveSeconds = 120;

    public static PreparedRun Build(Assignment assignment, PlannedRun run, SubmittedFiles files, GpuNeed gpu, PreparedSplit? split, PreparedWaves? waves)
    {
        var settings = run.Settings.Notebook ?? throw new GradingFault($"Run {run.Name} names no notebook.");
        var file = NotebookNames.Find(files, settings.File) ?? throw new GradingFault($"Run {run.Name} was planned without its notebook.");
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", "notebook");
            json.WriteString("file", file.Path);
            json.WriteNumber("seed", run.Seed);
            WriteTimes(json, run.Settings, settings);
            json.WritePropertyName("parameters");
            GivenJson.Write(json, settings.Parameters);
            WriteData(json, assignment.Datasets.FirstOrDefault(d => d.Name == run.Settings.Data), split, waves);
            json.WriteNumber("classes", split?.Classes ?? 0);
            json.WriteNumber("threads", run.Settings.Limits.Threads);
            json.WriteString("gpu", gpu switch { GpuNeed.None => "none", GpuNeed.Preferred => "preferred", GpuNeed.Required => "required" });
            WriteModels(json, assignment, run.Settings, settings);
            json.WriteEndObject();
        }

        return new PreparedRun { Request = buffer.ToArray(), Split = split, Waves = waves };
    }

    /// <summary>What the box must try out on a network, because some criterion asks for it.</summary>
    public static IReadOnlyList<string> Behaviours(Assignment assignment, string run, string model) =>
        [.. assignment.Items.Select(i => i.Check).OfType<ItemCheck.Notebook>().SelectMany(check => check.Criteria)
            .Where(c => c.Run == run && c.Model == model).SelectMany(c => c.Test.Behaviours).Distinct().Order(StringComparer.Ordinal)];

    private static void WriteTimes(Utf8JsonWriter json, RunSettings run, NotebookSettings settings)
    {
        var budget = run.Limits.WallTime.TotalSeconds;
        json.WriteNumber("budget_seconds", budget);
        json.WriteNumber("reserve_seconds", Math.Min(MostReserveSeconds, budget / 5));
        json.WriteNumber("cell_seconds", settings.CellTime.TotalSeconds);
    }

    private static void WriteData(Utf8JsonWriter json, DatasetRequirement? dataset, PreparedSplit? split, PreparedWaves? waves)
    {
        json.WritePropertyName("data");
        if (dataset is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", dataset.Name);
        if (split is not null)
        {
            json.WriteString("kind", "images");
            json.WriteString("class", dataset.Class);
            json.WriteNumber("train", IdxImages.TrainCount);
            json.WriteNumber("visible", IdxImages.TestCount);
            json.WriteNumber("hidden", split.Shown);
        }
        else if (waves is not null)
        {
            json.WriteString("kind", "waves");
            json.WriteNumber("context", waves.Context);
            json.WriteNumber("horizon", waves.Horizon);
            json.WriteNumber("hidden", WavesData.Windows);
        }

        json.WriteEndObject();
    }

    private static void WriteModels(Utf8JsonWriter json, Assignment assignment, RunSettings run, NotebookSettings settings)
    {
        json.WriteStartObject("models");
        foreach (var model in settings.Models)
        {
            json.WriteStartObject(model.Id);
            json.WriteString("name", model.Name);
            json.WriteString("log", model.Log);
            json.WriteStartArray("behaviours");
            foreach (var behaviour in Behaviours(assignment, run.Name, model.Id))
            {
                json.WriteStringValue(behaviour);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
