using Autograder.Fuzz.Engine;

namespace Autograder.Fuzz.Readers;

/// <summary>Every reader of bytes that come from outside, by name.</summary>
internal static class AllReaders
{
    private static readonly Dictionary<string, Func<IFuzzedReader>> Makers = new()
    {
        ["frames"] = () => new FrameFuzz(),
        ["tensors"] = () => new TensorFuzz(),
        ["zip"] = () => new ZipFuzz(),
        ["tar"] = () => new TarFuzz(),
        ["notebook"] = () => new NotebookFuzz(),
        ["answers"] = () => new AnswersFuzz(),
        ["packages"] = () => new PackageFuzz(),
        ["maths"] = () => new MathsFuzz(),
        ["results"] = () => new ResultsFuzz(),
        ["pictures"] = () => new PictureFuzz(),
        ["tables"] = () => new TableFuzz(),
        ["pages"] = () => new PageFuzz(),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static IFuzzedReader? Find(string name) => Makers.TryGetValue(name, out var make) ? make() : null;
}
