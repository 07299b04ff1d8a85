using System.Diagnostics.CodeAnalysis;

namespace Autograder.Sandbox;

/// <summary>The content id of an image, "sha256:" and 64 lower-case hexadecimal digits; never a tag, because tags move.</summary>
public readonly record struct ImageId
{
    private const string Prefix = "sha256:";
    private readonly string? _value;

    private ImageId(string value) => _value = value;

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not a content id.</exception>
    public static ImageId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an image id: expected 'sha256:' and 64 hexadecimal digits. Look a name up with FindImageAsync first.");

    /// <summary>Reads an id, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImageId id)
    {
        var ok = text is not null
            && text.Length == Prefix.Length + 64
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.AsSpan(Prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
        id = ok ? new ImageId(text!) : default;
        return ok;
    }

    /// <summary>The id as Docker writes it.</summary>
    public override string ToString() => _value ?? Prefix + new string('0', 64);
}
