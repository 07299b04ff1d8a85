using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Calibrations;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>What became of a package: an assignment, or everything that is wrong with it.</summary>
public sealed record AssignmentResult(Assignment? Assignment, IReadOnlyList<YamlProblem> Problems);

/// <summary>Reads an assignment package from its folder and reports every mistake at once, with file and line.</summary>
public static class AssignmentLoader
{
    /// <summary>The file that makes a folder a package.</summary>
    public const string FileName = "assignment.yaml";

    /// <summary>A file beside it with smaller budgets and the thresholds that go with them, for quick proofs; never used for grading.</summary>
    public const string QuickName = "quick.yaml";

    /// <summary>The package as submissions are graded with it.</summary>
    public static AssignmentResult Load(string folder) => Load(folder, quick: false);

    /// <summary>The package as it is proved quickly: with quick.yaml laid over it, where there is one.</summary>
    public static AssignmentResult LoadQuick(string folder) => Load(folder, File.Exists(Path.Combine(folder, QuickName)));

    private static AssignmentResult Load(string folder, bool quick)
    {
        var problems = new List<YamlProblem>();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            problems.Add(new YamlProblem(path, 1, "", $"there is no {FileName} here; give the folder of an assignment package"));
            return new AssignmentResult(null, problems);
        }

        var content = File.ReadAllBytes(path);
        var root = YamlDocument.Parse(path, content, problems);
        var overlay = quick ? ParseOverlay(folder, problems) : null;
        var assignment = root is null ? null : Read(root with { Overlay = overlay }, Path.GetFullPath(folder), content);
        return new AssignmentResult(problems.Count == 0 ? assignment : null, [.. problems.OrderBy(p => p.File).ThenBy(p => p.Line)]);
    }

    private static YamlOverlay? ParseOverlay(string folder, List<YamlProblem> problems)
    {
        var path = Path.Combine(folder, QuickName);
        return YamlDocument.Parse(path, File.ReadAllBytes(path), problems) is { } above ? new YamlOverlay(above) : null;
    }

    private static Assignment Read(YamlCursor root, string folder, byte[] content)
    {
        var files = ItemFiles.Read(root, folder);
        var quick = root.Overlay is not null;
        root.Overlay?.Apply(root, files.Lists(root));
        CheckFormat(root);
        var slug = root.RequireText("slug");
        if (slug != Path.GetFileName(folder.TrimEnd('/')))
        {
            root.Find("slug")?.Problem($"'{slug}' must be the name of the folder, '{Path.GetFileName(folder.TrimEnd('/'))}'");
        }

        var datasets = root.Find("datasets") is { } d ? d.Entries().Select(e => DatasetReader.Read(e.Key, e.Value)).ToList() : [];
        var runs = root.Find("runs") is { } r ? r.Entries().Select(e => RunReader.Read(e.Key, e.Value, folder, datasets)).ToList() : [];
        if (runs.All(run => run.Name != ItemCheck.Document.PdfRun))
        {
            runs.Add(RunSettings.Pdf);
        }

        var calibration = CalibrationFile.Read(folder, quick, root.Problems);
        var scope = new PackageScope(AnswerRulesReader.Read(root));
        var items = files.Items(root).Select(e => ItemReader.Read(e, runs, scope)).OfType<Item>().Select(item => Calibrated(item, calibration)).ToList();
        CheckIds(root, items);
        var drivers = HashOfDrivers(folder);
        var assignment = new Assignment
        {
            Slug = slug,
            Version = root.RequireText("version"),
            Title = root.RequireText("title"),
            Course = root.RequireText("course"),
            Calendar = ReadCalendar(root),
            Submission = SubmissionRulesReader.Read(root),
            Image = ImageName.Read(root, required: items.Any(i => i.Check.Runs.Count > 0)),
            Datasets = datasets,
            Runs = [.. runs.Where(run => run != RunSettings.Pdf || items.Any(i => i.Check is ItemCheck.Document))],
            Items = items,
            AnswerRules = scope.Rules,
            ItemFiles = files.Names,
            IsQuick = quick,
            Calibration = calibration,
            DriversSha256 = drivers,
            Sha256 = Hex(SHA256.HashData([.. content, .. files.Hashes, .. HashOf(folder, Calibration.FileName), .. Encoding.ASCII.GetBytes(drivers)])),
            Folder = folder,
        };
        assignment = KeyBookReader.Read(root, assignment, scope);
        root.NothingElse();
        return assignment;
    }

    /// <summary>What was measured counts for more than what somebody typed.</summary>
    private static Item Calibrated(Item item, Calibration calibration) =>
        item.Check is ItemCheck.Metric metric && calibration.DeviationOf(metric.Run, null, MetricKind.Accuracy) is { } deviation
            ? item with { Check = metric with { SeedDeviation = deviation } }
            : item;

    private static void CheckFormat(YamlCursor root)
    {
        if (root.Require("format") is { } format && format.Text() != "1")
        {
            format.Problem("only format 1 is known to this version");
        }
    }

    private static void CheckIds(YamlCursor root, IReadOnlyList<Item> items)
    {
        foreach (var twice in items.GroupBy(i => i.Id).Where(g => g.Count() > 1))
        {
            root.Find("items")?.Problem($"two items are called '{twice.Key}'");
        }
    }

    private static Calendar ReadCalendar(YamlCursor root)
    {
        DateTime? due = null;
        if (root.Find("due") is { } written)
        {
            if (Calendar.TryParseLocal(written.Text(), out var local))
            {
                due = local;
            }
            else
            {
                written.Problem("must be a local date and time such as 2026-11-15T23:59; time_zone says where");
            }
        }

        var rules = root.Find("late")?.Elements().Select(ReadLateRule).ToList() ?? [];
        var extensions = root.Find("extensions")?.Entries().ToDictionary(e => e.Key, e => ReadExtension(e.Value)) ?? [];
        var calendar = Calendar.Create(due, root.FindText("time_zone") ?? "Etc/UTC", rules, extensions, out var mistakes);
        foreach (var mistake in mistakes)
        {
            (root.Find("late") ?? root.Find("time_zone") ?? root).Problem(mistake);
        }

        return calendar ?? Calendar.Open;
    }

    private static LateRule ReadLateRule(YamlCursor rule)
    {
        var read = new LateRule(
            rule.Require("up_to")?.Duration() ?? TimeSpan.Zero,
            rule.Require("keep")?.Decimal() ?? 0m,
            rule.Find("to_end_of_day")?.Bool() ?? false);
        rule.NothingElse();
        return read;
    }

    private static DateTime ReadExtension(YamlCursor value)
    {
        if (!Calendar.TryParseLocal(value.Text(), out var local))
        {
            value.Problem("must be a local date and time such as 2026-11-17T23:59");
        }

        return local;
    }

    /// <summary>Nothing for a file that is not there.</summary>
    private static byte[] HashOf(string folder, string name) =>
        Path.Combine(folder, name) is var path && File.Exists(path) ? SHA256.HashData(File.ReadAllBytes(path)) : [];

    private static string HashOfDrivers(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var drivers = Path.Combine(folder, "drivers");
        if (Directory.Exists(drivers))
        {
            foreach (var file in Directory.EnumerateFiles(drivers, "*", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/__pycache__/")).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(drivers, file) + "\0"));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return Hex(hash.GetHashAndReset());
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
