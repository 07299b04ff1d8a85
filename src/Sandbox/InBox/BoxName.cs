using System.Text;

namespace Autograder.Sandbox.InBox;

/// <summary>Names of collected files: relative paths that are safe to show and to use anywhere.</summary>
internal static class BoxName
{
    private const int Longest = 1024;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static bool TryRead(ReadOnlySpan<byte> bytes, out string name)
    {
        name = "";
        if (bytes.Length is 0 or > Longest)
        {
            return false;
        }
        try
        {
            name = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        return !name.Any(char.IsControl)
            && name.Split('/').All(part => part.Length is > 0 and <= 255 && part is not ("." or ".."));
    }
}
