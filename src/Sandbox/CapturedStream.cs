using System.Text;

namespace Autograder.Sandbox;

/// <summary>The start of what a command printed, and how much it printed in all.</summary>
public sealed record CapturedStream(ReadOnlyMemory<byte> Bytes, long TotalBytes)
{
    /// <summary>A stream nothing was printed to.</summary>
    public static CapturedStream Empty { get; } = new(ReadOnlyMemory<byte>.Empty, 0);

    /// <summary>Whether more was printed than kept.</summary>
    public bool Truncated => TotalBytes > Bytes.Length;

    /// <summary>The bytes as UTF-8, with U+FFFD for what is not.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Text that was printed whole; for facts made by hand.</summary>
    public static CapturedStream Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new CapturedStream(bytes, bytes.Length);
    }
}
