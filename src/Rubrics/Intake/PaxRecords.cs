using System.Globalization;
using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>The extended header that newer tars put in front of an entry: lines of "length key=value".</summary>
/// <param name="Path">Name that replaces the header's, undecoded; null when not given.</param>
/// <param name="Size">Size that replaces the header's; null when not given.</param>
/// <param name="IsSparse">The entry is stored with holes, in a form of GNU tar's own.</param>
internal sealed record PaxRecords(byte[]? Path, long? Size, bool IsSparse)
{
    /// <summary>Reads the records; null when they are malformed.</summary>
    internal static PaxRecords? Read(ReadOnlySpan<byte> data)
    {
        var records = new PaxRecords(null, null, false);
        while (!data.IsEmpty)
        {
            var space = data.IndexOf((byte)' ');
            if (space is <= 0 or > 9 || !int.TryParse(data[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length > data.Length || length < space + 3 || data[length - 1] != '\n')
            {
                return null;
            }

            var line = data[(space + 1)..(length - 1)];
            var equals = line.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return null;
            }

            records = records.With(Encoding.UTF8.GetString(line[..equals]), line[(equals + 1)..]);
            data = data[length..];
        }

        return records;
    }

    private PaxRecords With(string key, ReadOnlySpan<byte> value) => key switch
    {
        "path" => this with { Path = value.ToArray() },
        "size" => this with { Size = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : -1 },
        _ => key.StartsWith("GNU.sparse", StringComparison.Ordinal) ? this with { IsSparse = true } : this,
    };
}
