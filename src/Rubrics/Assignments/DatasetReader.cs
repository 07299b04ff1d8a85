using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class DatasetReader
{
    private static readonly Dictionary<string, DatasetKind> Kinds = new()
    {
        ["cifar-10-binary"] = DatasetKind.Cifar10Binary,
        ["sklearn-digits"] = DatasetKind.SklearnDigits,
    };

    public static DatasetRequirement Read(string name, YamlCursor at)
    {
        var kind = at.Require("kind")?.OneOf(Kinds) ?? default;
        var dataset = new DatasetRequirement
        {
            Name = name,
            Kind = kind,
            Folder = at.FindText("folder") ?? "",
            Url = at.FindText("url"),
            Files = at.Find("files")?.Elements().Select(ReadFile).ToList() ?? [],
        };
        if (kind == DatasetKind.Cifar10Binary && dataset.Files.Count != 6)
        {
            at.Problem("a cifar-10-binary dataset lists its six files: data_batch_1.bin to data_batch_5.bin, then test_batch.bin");
        }

        at.NothingElse();
        return dataset;
    }

    private static DatasetFile ReadFile(YamlCursor at)
    {
        var name = at.RequireText("name");
        if (name.Contains('/') || name.Contains(".."))
        {
            at.Problem($"'{name}' must be a plain file name");
        }

        var hashes = at.Find("sha256")?.Elements().Select(e => Hash(e)).ToList() ?? [];
        at.NothingElse();
        return new DatasetFile(name, hashes);
    }

    private static string Hash(YamlCursor at)
    {
        var text = at.Text();
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower))
        {
            at.Problem("a SHA-256 is 64 lower-case hexadecimal digits");
        }

        return text;
    }
}
