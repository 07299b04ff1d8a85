namespace Autograder.Reports.Rendering;

/// <summary>The folder of the Node program that sets PDFs.</summary>
/// <param name="Path">Absolute path of the folder that holds <c>renderer.mjs</c>.</param>
public sealed record RendererFolder(string Path)
{
    /// <summary>Names the folder where it is neither beside the program nor in a source tree around it.</summary>
    public const string Variable = "AUTOGRADER_RENDERER";

    /// <summary>
    /// Looks at <see cref="Variable"/>, then for <c>renderer/</c> beside the program, then for <c>src/Reports/renderer</c> in a folder above it.
    /// </summary>
    /// <exception cref="ReportException">There is none, or its packages are not installed; the message says what to run.</exception>
    public static RendererFolder Find() =>
        throw new NotImplementedException();
}
