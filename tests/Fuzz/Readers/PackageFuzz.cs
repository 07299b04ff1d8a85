using System.Text;
using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Assignments;
using Autograder.TestKit;

namespace Autograder.Fuzz.Readers;

/// <summary>assignment.yaml of authors.</summary>
internal sealed class PackageFuzz : IFuzzedReader, IDisposable
{
    private readonly TestPackage _package = new();

    public string Name => "packages";

    public long MostAllocated => 512L << 20;

    public int Longest => 12 << 10;

    public int Most => 512 << 10;

    public IEnumerable<byte[]> Seeds =>
    [
        File.ReadAllBytes(Path.Combine(_package.Folder, AssignmentLoader.FileName)),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "assignments"), AssignmentLoader.FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => TextBytes.Of(File.ReadAllText(f).Replace($"slug: {Path.GetFileName(Path.GetDirectoryName(f))}", "slug: small"))),
    ];

    public IReadOnlyList<byte[]> Words { get; } = TextBytes.Of(
        "\n      - ", "\n    ", ": ", "{ ", " }", "[", "]", "&a ", "*a", "!!x ", "|\n", "\"", "'", "#", "kind: ", "marks: ", "key: ", "calculator: ", "givens: ", "tolerance: ", "run: ", "criteria: ", "-1", "1e999", "99999999999999999999", "0.0000000001", "48h", "99999d", "512MiB", "../../x", "/etc/passwd",
        "(a+)+$", "network", "derivation", "expression", "matrix", "choice", "number", "metric", "outputs", "notebook", "document", "comparison", "seeds: [1, 2]", "limits: { wall: 1s }", "due: 2026-02-30T25:61", "time_zone: Nowhere/Land", "format: 2");

    public void Read(byte[] input)
    {
        File.WriteAllBytes(Path.Combine(_package.Folder, AssignmentLoader.FileName), input);
        var result = AssignmentLoader.Load(_package.Folder);
        BrokenPromise.Unless(result.Assignment is not null == (result.Problems.Count == 0), "an assignment or problems");
        BrokenPromise.Unless(result.Problems.All(p => Encoding.UTF8.GetByteCount(p.ToString()) < 20_000), "problems are short");
    }

    public void Dispose() => _package.Dispose();
}
