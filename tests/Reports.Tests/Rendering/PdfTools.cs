using System.Diagnostics;
using Shouldly;

namespace Autograder.Reports.Tests.Rendering;

/// <summary>What poppler says of a PDF.</summary>
internal static class PdfTools
{
    /// <summary>The text in reading order.</summary>
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, file => ["-layout", file, "-"]);

    /// <summary>Title, tagged, pages, page size: one fact a line.</summary>
    public static string Info(byte[] pdf) => Run("pdfinfo", pdf, file => [file]);

    /// <summary>The tags with their words and alternative texts.</summary>
    public static string Structure(byte[] pdf) => Run("pdfinfo", pdf, file => ["-struct-text", file]);

    /// <summary>The metadata, which names the standards that the file keeps to.</summary>
    public static string Metadata(byte[] pdf) => Run("pdfinfo", pdf, file => ["-meta", file]);

    /// <summary>The fonts, one a line.</summary>
    public static string Fonts(byte[] pdf) => Run("pdffonts", pdf, file => [file]);

    /// <summary>The pictures, one a line.</summary>
    public static string Images(byte[] pdf) => Run("pdfimages", pdf, file => ["-list", file]);

    private static string Run(string tool, byte[] pdf, Func<string, string[]> arguments)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using Process process = Process.Start(new ProcessStartInfo(tool, arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["TZ"] = "UTC", ["LC_ALL"] = "C.UTF-8" } })
                ?? throw new InvalidOperationException(tool);
            Task<string> complaints = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, complaints.Result);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
