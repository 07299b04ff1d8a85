using System.Globalization;
using System.Text;
using System.Text.Json;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Calibrations;

/// <summary>calibration.yaml: one section for the full budgets, one for those of a quick proof.</summary>
public static class CalibrationFile
{
    private const string Full = "full";
    private const string Quick = "quick";

    private static readonly (string Word, MetricKind Metric)[] Metrics =
        [("accuracy", MetricKind.Accuracy), ("cross_entropy", MetricKind.CrossEntropy), ("mean_squared_error", MetricKind.MeanSquaredError)];

    /// <summary>The measurements of one section; none where there is no file or section.</summary>
    internal static Calibration Read(string folder, bool quick, ICollection<YamlProblem> problems)
    {
        var path = Path.Combine(folder, Calibration.FileName);
        if (!File.Exists(path) || YamlDocument.Parse(path, File.ReadAllBytes(path), problems) is not { } root)
        {
            return Calibration.None;
        }

        var sections = new[] { Full, Quick }.ToDictionary(name => name, name => root.Find(name)?.Entries().ToDictionary(e => e.Key, e => ReadModel(e.Value)));
        root.NothingElse();
        return sections[quick ? Quick : Full] is { } models ? new Calibration(models) : Calibration.None;
    }

    /// <summary>Puts measurements into a section of the file; what it says of other models and the other section stays.</summary>
    public static void Write(string folder, bool quick, IReadOnlyDictionary<string, CalibratedModel> measured)
    {
        var ignored = new List<YamlProblem>();
        var text = new StringBuilder("# Written by 'autograder calibrate': how much repeated trainings of the reference differ. Measured anew, never edited.\n");
        foreach (var section in new[] { false, true })
        {
            var models = new SortedDictionary<string, CalibratedModel>(Read(folder, section, ignored).Models.ToDictionary(), StringComparer.Ordinal);
            foreach (var (key, model) in section == quick ? measured : new Dictionary<string, CalibratedModel>())
            {
                models[key] = model;
            }

            if (models.Count > 0)
            {
                text.Append(section ? $"{Quick}:\n" : $"{Full}:\n").AppendJoin("", models.Select(m => Words(m.Key, m.Value)));
            }
        }

        AtomicFile.Write(Path.Combine(folder, Calibration.FileName), Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static CalibratedModel ReadModel(YamlCursor at)
    {
        var model = new CalibratedModel
        {
            Measured = ReadDay(at.Require("measured")),
            Version = at.RequireText("version"),
            Image = at.RequireText("image"),
            Device = at.RequireText("device"),
            Subject = at.RequireText("subject"),
            Runs = at.Require("runs")?.Int(2, 100_000) ?? 2,
            Spreads = Metrics.Select(m => (m.Metric, At: at.Find(m.Word))).Where(m => m.At is not null).ToDictionary(m => m.Metric, m => ReadSpread(m.At!)),
        };
        at.NothingElse();
        return model;
    }

    private static DateOnly ReadDay(YamlCursor? at)
    {
        var day = default(DateOnly);
        if (at is not null && !DateOnly.TryParseExact(at.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            at.Problem("must be a day such as 2026-11-21");
        }

        return day;
    }

    private static Spread ReadSpread(YamlCursor at)
    {
        var spread = new Spread(at.Require("mean")?.Double() ?? 0, at.Require("deviation")?.Double() ?? 0, at.Find("uncertainty")?.Double() ?? 0);
        if (spread.Deviation < 0 || spread.Uncertainty < 0)
        {
            at.Problem("a deviation and its uncertainty are never negative");
        }

        at.NothingElse();
        return spread;
    }

    private static string Words(string key, CalibratedModel model)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  {JsonSerializer.Serialize(key)}:\n");
        foreach (var (word, metric) in Metrics)
        {
            if (model.Spreads.TryGetValue(metric, out var spread))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {word}: {{ mean: {spread.Mean:0.######}, deviation: {spread.Deviation:0.########}, uncertainty: {spread.Uncertainty:0.########} }}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"    runs: {model.Runs}\n    measured: {model.Measured:yyyy-MM-dd}\n    version: {JsonSerializer.Serialize(model.Version)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"    device: {JsonSerializer.Serialize(model.Device)}\n    image: {model.Image}\n    subject: {model.Subject}\n").ToString();
    }
}
