using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Autograder.Rubrics.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Cells">Its cells as written.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The trimmed cell of a column; empty where the column or the cell is missing.</summary>
    public string Cell(int column) => column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";
}

/// <summary>A CSV file as people's spreadsheets save it: commas or semicolons, quotes, line breaks in cells, a byte order mark.</summary>
public sealed class CsvTable
{
    private const int LongestField = 20_000;
    private readonly List<string> _header;

    private CsvTable(List<string> header, List<CsvRow> rows)
    {
        _header = header;
        Rows = rows;
    }

    /// <summary>Rows that are not blank, without the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Place of a column by its name in the first line, without regard to case; -1 where it is missing.</summary>
    public int Column(string name) => _header.IndexOf(name);

    /// <summary>Null where the text is blank.</summary>
    /// <exception cref="FormatException">It is no table; the message says where.</exception>
    public static CsvTable? Read(string text)
    {
        var plain = text.TrimStart('\uFEFF');
        var firstLine = plain.AsSpan(0, plain.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : plain.Length);
        using var parser = new CsvParser(new StringReader(plain), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = firstLine.Contains(';') ? ";" : ",",
            BadDataFound = null, // a stray quote is text
            MaxFieldSize = LongestField,
        });
        try
        {
            var rows = new List<CsvRow>();
            for (var line = 1; parser.Read(); line = parser.RawRow + 1)
            {
                rows.Add(new CsvRow(line, parser.Record ?? []));
            }

            return rows.Count == 0 ? null : new CsvTable([.. rows[0].Cells.Select(cell => cell.Trim().ToLowerInvariant())], [.. rows.Skip(1).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))]);
        }
        catch (CsvHelperException e)
        {
            throw new FormatException($"line {parser.RawRow}: this is not a table ({e.Message.Split('\n')[0].Trim()})", e);
        }
    }
}
