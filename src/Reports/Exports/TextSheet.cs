using System.Text;

namespace Autograder.Reports.Exports;

/// <summary>A table of texts as a CSV that spreadsheets open without running anything in it.</summary>
public static class TextSheet
{
    /// <summary>RFC 4180, UTF-8 with a byte order mark.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder csv = new();
        foreach (IReadOnlyList<string> row in rows) csv.AppendJoin(',', row.Select(CsvCell.Text)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
