namespace Autograder.Reports.Rendering;

/// <summary>The folder of the Node program that sets PDFs.</summary>
/// <param name="Path">Absolute path of the folder that holds <c>renderer.mjs</c>.</param>
public sealed record RendererFolder(string Path)
{
    /// <summary>Names the folder where it is neither beside the program nor in a source tree around it.</summary>
    public const string Variable = "AUTOGRADER_RENDERER";

    private const string Script = "renderer.mjs";

    /// <summary>
    /// Looks at <see cref="Variable"/>, then for <c>renderer/</c> beside the program, then for <c>src/Reports/renderer</c> in a folder above it.
    /// </summary>
    /// <exception cref="ReportException">There is none, or its packages are not installed; the message says what to run.</exception>
    public static RendererFolder Find() => Find(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory);

    internal static RendererFolder Find(string? named, string programFolder)
    {
        List<string> places = string.IsNullOrEmpty(named) ? [.. Places(programFolder)] : [System.IO.Path.GetFullPath(named)];
        List<string> found = places.Where(place => File.Exists(System.IO.Path.Combine(place, Script))).ToList();
        if (found.FirstOrDefault(IsInstalled) is { } ready) return new RendererFolder(ready);
        throw new ReportException(found.Count > 0
            ? $"The report renderer in {found[0]} has no packages yet: run `npm ci` there."
            : $"The report renderer was not found: no {Script} in {string.Join(", ", places.Take(3))}. Set {Variable} to its folder (src/Reports/renderer).");
    }

    private static bool IsInstalled(string folder) =>
        Directory.Exists(System.IO.Path.Combine(folder, "node_modules", "@myriaddreamin", "typst-ts-node-compiler"));

    private static IEnumerable<string> Places(string programFolder)
    {
        yield return System.IO.Path.Combine(programFolder, "renderer");
        for (DirectoryInfo? folder = new(programFolder); folder is not null; folder = folder.Parent)
            yield return System.IO.Path.Combine(folder.FullName, "src", "Reports", "renderer");
    }
}
