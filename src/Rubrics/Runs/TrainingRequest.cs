using System.Text;
using System.Text.Json;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Runs;

/// <summary>Runs that train the student's network: once and for all (metric), or in two arms (comparison).</summary>
internal static class TrainingRequest
{
    public static PreparedRun Training(PlannedRun run, SubmittedFiles files, PreparedSplit split)
    {
        var request = RequestWriter.Write("training", run, files, json =>
        {
            WriteData(json, run, split);
            json.WriteString("mode", "auto");
            json.WritePropertyName("settings");
            WriteSettings(json, files);
            json.WritePropertyName("defaults");
            GivenJson.Write(json, run.Settings.Defaults);
        });
        return new PreparedRun { Request = request, Split = split };
    }

    public static PreparedRun Comparison(PlannedRun run, SubmittedFiles files, PreparedSplit split)
    {
        var request = RequestWriter.Write("comparison", run, files, json =>
        {
            WriteData(json, run, split);
            json.WriteStartArray("arms");
            foreach (var arm in run.Settings.Arms)
            {
                var values = new Dictionary<string, Given>(arm.Settings.Entries) { ["id"] = new Given.Text(arm.Id) };
                GivenJson.Write(json, new Given.Map(values));
            }

            json.WriteEndArray();
        });
        return new PreparedRun { Request = request, Split = split };
    }

    private static void WriteData(Utf8JsonWriter json, PlannedRun run, PreparedSplit split)
    {
        json.WriteNumber("inputs", split.Dimension);
        json.WriteNumber("classes", split.Classes);
        json.WriteNumber("scale", split.Scale);
        json.WriteNumber("budget_seconds", run.Settings.Limits.WallTime.TotalSeconds);
        json.WriteStartObject("data");
        json.WriteStartObject("pickles");
        json.WriteString("train", "./data/train_data.pckl");
        json.WriteString("test", "./data/test_data.pckl");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The student's settings file as plain data; null where there is none or it cannot be read (then the file's own __main__ or the package's defaults decide, and a notice says so).</summary>
    private static void WriteSettings(Utf8JsonWriter json, SubmittedFiles files)
    {
        var problems = new List<YamlProblem>();
        var file = files.Of("settings").FirstOrDefault();
        var root = file is null ? null : YamlDocument.Parse(file.Path, file.Content.Span, problems);
        if (root?.Tree() is Given.Map settings && problems.Count == 0)
        {
            GivenJson.Write(json, settings);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}

/// <summary>Looks at the PDFs of a submission with tools in a box.</summary>
internal static class PdfRequest
{
    public static PreparedRun Build(Assignment assignment, PlannedRun run, SubmittedFiles files)
    {
        var request = RequestWriter.Write("pdf", run, files, json =>
        {
            json.WriteStartArray("files");
            foreach (var file in files.Of("report"))
            {
                json.WriteStringValue(file.Path);
            }

            json.WriteEndArray();
            json.WriteBoolean("pages", assignment.Items.Any(i => i.Check is ItemCheck.Document { LooksAtPages: true }));
        });
        return new PreparedRun { Request = request };
    }
}
