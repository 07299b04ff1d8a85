namespace Autograder.Rubrics.Intake;

/// <summary>What file names promise, and whether the content keeps it.</summary>
internal static class FileTypes
{
    /// <summary>Extensions that can be handed in as a single file, for the message.</summary>
    internal const string SingleFiles = ".py, .ipynb, .pdf, .md, .txt, .yaml, .json, .csv, .tex, .png, .jpg, .npz";

    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ".py", ".ipynb", ".md", ".txt", ".yaml", ".yml", ".json", ".csv", ".tsv", ".tex", ".bib", ".toml", ".ini", ".cfg", ".log", ".rst",
    };

    private static readonly HashSet<string> Packed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".npz", ".pt", ".pth", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".whl", ".keras", ".epub",
    };

    private static readonly HashSet<string> OtherBinary = new(StringComparer.OrdinalIgnoreCase)
    {
        ".npy", ".pckl", ".pkl", ".pickle", ".safetensors", ".h5", ".onnx", ".ckpt", ".bin", ".doc", ".heic", ".webp",
    };

    private static readonly string[] Archives = [".zip", ".tar", ".tgz", ".gz", ".rar", ".7z", ".xz", ".bz2", ".zst", ".tbz2", ".txz"];

    /// <summary>Whether this name promises an archive.</summary>
    internal static bool IsArchiveName(string name) => Archives.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a zip under this name is a document or a set of arrays, not a folder somebody packed.</summary>
    internal static bool IsPackedFormat(string name) => Packed.Contains(Path.GetExtension(name));

    /// <summary>Whether a file of this name can be a whole submission.</summary>
    internal static bool CanStandAlone(string name)
    {
        var extension = Path.GetExtension(name);
        return Plain.Contains(extension) || Packed.Contains(extension) || OtherBinary.Contains(extension) || Picture(extension) is not null;
    }

    /// <summary>A sentence about content that is not what the name promises; null when it is, or nothing is promised.</summary>
    internal static string? Mismatch(string path, FileKind kind)
    {
        var extension = Path.GetExtension(path);
        if (kind == FileKind.Empty || extension.Length == 0)
        {
            return null;
        }

        if (Plain.Contains(extension))
        {
            return kind is FileKind.Text or FileKind.Html or FileKind.Svg ? null : $"{Is(path, kind)}, although the name says text.{Utf16Advice(kind)}";
        }

        return Picture(extension) is { } promised && promised != kind ? $"{Is(path, kind)}, although the name says {extension.ToLowerInvariant()}." : null;
    }

    private static FileKind? Picture(string extension) => extension.ToLowerInvariant() switch
    {
        ".png" => FileKind.Png,
        ".jpg" or ".jpeg" => FileKind.Jpeg,
        ".gif" => FileKind.Gif,
        ".pdf" => FileKind.Pdf,
        _ => null,
    };

    private static string Is(string path, FileKind kind) => $"“{ShownName.Of(path)}” is {FileSignature.Describe(kind)}";

    private static string Utf16Advice(FileKind kind) => kind == FileKind.Utf16Text ? " Save it as UTF-8, otherwise Python cannot read it." : "";
}
