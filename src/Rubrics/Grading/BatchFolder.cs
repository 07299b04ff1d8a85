using System.Text.Json;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;

namespace Autograder.Rubrics.Grading;

/// <summary>The layout of a batch's output folder: what people read at the top, what regrading needs under .autograder.</summary>
public sealed class BatchFolder
{
    public BatchFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Store = new EvidenceStore(State);
    }

    public string Path { get; }

    /// <summary>Evidence and the files handed in.</summary>
    public EvidenceStore Store { get; }

    /// <summary>Where a submission's report goes.</summary>
    public string ReportsOf(string submission) => System.IO.Path.Combine(Path, submission);

    /// <summary>Where grades are kept between runs.</summary>
    public string GradeFile(string submission) => System.IO.Path.Combine(State, "grades", submission + ".json");

    /// <summary>A copy of the package as it was when the batch was graded.</summary>
    public string PackageCopy(string slug) => System.IO.Path.Combine(State, "package", slug);

    /// <summary>Everything that was regraded, one JSON object a line.</summary>
    public string History => System.IO.Path.Combine(State, "history.jsonl");

    /// <summary>Every decision of a marker, the latest last; one JSON object a line, only ever added to.</summary>
    private string MarksFile => System.IO.Path.Combine(State, "marks.jsonl");

    /// <summary>Every verdict of a proof, one JSON object a line, only ever added to.</summary>
    private string ProofsFile => System.IO.Path.Combine(State, "proofs.jsonl");

    private string State => System.IO.Path.Combine(Path, ".autograder");

    private string Records => System.IO.Path.Combine(State, "submissions");

    public void Save(SubmissionRecord record)
    {
        Directory.CreateDirectory(Records);
        AtomicFile.Write(System.IO.Path.Combine(Records, record.Stamp.Id + ".json"), record.ToJson());
    }

    public SubmissionRecord? Find(string submission)
    {
        var file = System.IO.Path.Combine(Records, submission + ".json");
        return File.Exists(file) ? Load(file) : null;
    }

    /// <summary>Every submission, by id.</summary>
    public IReadOnlyList<SubmissionRecord> All() => Directory.Exists(Records)
        ? [.. Directory.EnumerateFiles(Records, "*.json").Order(StringComparer.Ordinal).Select(Load)]
        : [];

    /// <summary>Adds markers' decisions to those that are kept.</summary>
    public void AddDecisions(IEnumerable<SubmittedDecision> decisions)
    {
        Directory.CreateDirectory(State);
        File.AppendAllLines(MarksFile, decisions.Select(d => d.ToLine()));
    }

    /// <summary>What markers decided about each submission's present content, the latest decision on each criterion.</summary>
    /// <exception cref="GradingFault">The file is damaged.</exception>
    public Func<SubmissionStamp, IReadOnlyList<MarkerDecision>> Decisions()
    {
        var kept = File.Exists(MarksFile) ? File.ReadLines(MarksFile).Select(ReadDecision).ToLookup(d => (d.Submission, d.Sha256), d => d.Decision) : null;
        return stamp => kept is null ? [] : [.. kept[(stamp.Id, stamp.Sha256)].GroupBy(d => (d.Item, d.Criterion)).Select(g => g.Last())];
    }

    /// <summary>Adds verdicts to those that are kept.</summary>
    public void AddProofs(IEnumerable<StoredProof> proofs)
    {
        Directory.CreateDirectory(State);
        File.AppendAllLines(ProofsFile, proofs.Select(p => p.ToLine()));
    }

    /// <summary>What was proved about formulas of this batch, the latest verdict on each pair.</summary>
    /// <exception cref="GradingFault">The file is damaged.</exception>
    public KnownProofs Proofs()
    {
        var lines = File.Exists(ProofsFile) ? File.ReadLines(ProofsFile).Select((line, index) => ReadLine(ProofsFile, line, index, StoredProof.OfLine)) : [];
        return new KnownProofs(lines.GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Verdict, StringComparer.Ordinal));
    }

    private SubmittedDecision ReadDecision(string line, int index) => ReadLine(MarksFile, line, index, SubmittedDecision.OfLine);

    private static T ReadLine<T>(string file, string line, int index, Func<string, T> read)
    {
        try
        {
            return read(line);
        }
        catch (JsonException e)
        {
            throw new GradingFault($"{file}:{index + 1} is damaged ({e.Message}); correct or remove that line.", e);
        }
    }

    /// <summary>Copies what regrading needs of a package.</summary>
    public void KeepPackage(Assignments.Assignment assignment)
    {
        var folder = assignment.Folder;
        var copy = PackageCopy(assignment.Slug);
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true); // a driver that is gone must not stay in the copy
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(folder, file);
            if (relative is Assignments.AssignmentLoader.FileName or Calibrations.Calibration.FileName || assignment.ItemFiles.Contains(relative) || relative.StartsWith("drivers/", StringComparison.Ordinal))
            {
                var target = System.IO.Path.Combine(copy, relative);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                AtomicFile.Write(target, File.ReadAllBytes(file));
            }
        }
    }

    /// <summary>The package copy of the batch, or null where nothing was graded here.</summary>
    public string? FindPackage()
    {
        var folder = System.IO.Path.Combine(State, "package");
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault() : null;
    }

    private static SubmissionRecord Load(string file)
    {
        try
        {
            return SubmissionRecord.OfJson(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new GradingFault($"{file} is damaged ({e.Message}); delete it and grade the submission again.", e);
        }
    }
}
