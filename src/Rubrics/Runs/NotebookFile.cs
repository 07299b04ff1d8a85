using System.Text.Json;

namespace Autograder.Rubrics.Runs;

/// <summary>Whether bytes are a notebook that can be executed, by its structure alone.</summary>
internal static class NotebookFile
{
    private const int MostBytes = 20 << 20;
    public const int MostDepth = 200;

    /// <summary>A name holds half a surrogate pair, which JSON may escape and no text may hold.</summary>
    public const string HalfCharacter = "is damaged: a name in it holds half a character.";

    /// <summary>What is wrong, as the rest of a sentence; null where nothing is.</summary>
    public static string? ProblemOf(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes)
        {
            return $"has more than {MostBytes >> 20} MiB; clear the outputs of its cells.";
        }

        try
        {
            using var document = JsonDocument.Parse(WithoutMark(content), new JsonDocumentOptions { MaxDepth = MostDepth });
            return ProblemOf(document.RootElement);
        }
        catch (JsonException)
        {
            return "is damaged: it is not the JSON that notebooks are made of.";
        }
        catch (InvalidOperationException)
        {
            return HalfCharacter;
        }
    }

    private static string? ProblemOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("nbformat", out var format) || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out var version))
        {
            return "is no notebook: it does not say which version of the format it has.";
        }

        return version is not (3 or 4) ? $"says it has version {version} of the notebook format; 3 and 4 are understood."
            : !root.TryGetProperty(version == 4 ? "cells" : "worksheets", out var cells) || cells.ValueKind != JsonValueKind.Array ? "is damaged: it has no list of cells."
            : cells.GetArrayLength() == 0 ? "has no cells."
            : null;
    }

    /// <summary>Some editors begin a file with a byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) => content.Span is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;
}
