using System.Text;

namespace Autograder.Fuzz.Readers;

/// <summary>Texts as bytes and back.</summary>
internal static class TextBytes
{
    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[][] Of(params string[] texts) => [.. texts.Select(Of)];

    /// <summary>Bytes as a text with everything that a text can hold, also half a surrogate pair: where the first byte is 0, two bytes are a character.</summary>
    public static string Text(byte[] input) => input is [0, ..] ? Encoding.Unicode.GetString(input.AsSpan(1)) : Encoding.UTF8.GetString(input);
}
