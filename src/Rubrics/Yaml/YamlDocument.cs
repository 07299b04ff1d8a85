using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Yaml;

/// <summary>Parses one YAML document defensively: no tags, no anchors or aliases (so no bombs), bounded size and depth.</summary>
internal static class YamlDocument
{
    private const int MaxBytes = 512 * 1024;
    private const int MaxDepth = 24;
    private const int MaxNodes = 50_000;

    /// <summary>Places are named by the names that lead there: a long one above many others would be written out again for each of them.</summary>
    private const int MaxName = 200;

    /// <summary>The root as a cursor, or null with the reason added to <paramref name="problems"/>.</summary>
    public static YamlCursor? Parse(string file, ReadOnlySpan<byte> content, ICollection<YamlProblem> problems)
    {
        if (content.Length > MaxBytes)
        {
            problems.Add(new YamlProblem(file, 1, "", $"the file is larger than {MaxBytes / 1024} KiB; keep data in files of its own"));
            return null;
        }

        string text;
        try
        {
            text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (System.Text.DecoderFallbackException)
        {
            problems.Add(new YamlProblem(file, 1, "", "the file is not UTF-8 text; save it as UTF-8"));
            return null;
        }

        return Parse(file, text, problems);
    }

    private static YamlCursor? Parse(string file, string text, ICollection<YamlProblem> problems)
    {
        try
        {
            if (Forbidden(text) is { } found)
            {
                problems.Add(new YamlProblem(file, found.Line, "", found.Message));
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1)
            {
                problems.Add(new YamlProblem(file, 1, "", stream.Documents.Count == 0 ? "the file is empty" : "the file holds several documents; keep one"));
                return null;
            }

            return new YamlCursor(file, "", stream.Documents[0].RootNode, problems);
        }
        catch (YamlException e)
        {
            problems.Add(new YamlProblem(file, e.Start.Line, "", $"this is not valid YAML: {e.Message}"));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException or FormatException or IndexOutOfRangeException)
        {
            // the parser trips over some broken texts instead of refusing them
            problems.Add(new YamlProblem(file, 1, "", "this is not valid YAML"));
            return null;
        }
    }

    private static (long Line, string Message)? Forbidden(string text)
    {
        var parser = new Parser(new StringReader(text));
        var names = new NamesOf();
        int depth = 0, nodes = 0;
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            var isName = names.Next(at);
            depth += at is MappingStart or SequenceStart ? 1 : at is MappingEnd or SequenceEnd ? -1 : 0;
            nodes += at is NodeEvent ? 1 : 0;
            var message = at switch
            {
                AnchorAlias => "aliases (*name) are not used here; write the value out",
                NodeEvent { Anchor.IsEmpty: false } => "anchors (&name) are not used here; write the value out",
                NodeEvent { Tag.IsEmpty: false } => "tags (!name) are not used here; write the plain value",
                _ when depth > MaxDepth => $"this is nested more than {MaxDepth} levels deep",
                Scalar { Value.Length: > MaxName } when isName => $"a name is longer than {MaxName} characters",
                _ when nodes > MaxNodes => $"the file has more than {MaxNodes} values",
                _ => null,
            };
            if (message is not null)
            {
                return (at.Start.Line, message);
            }
        }

        return null;
    }

    /// <summary>Tells names from values: in a mapping every other thing is a name.</summary>
    private sealed class NamesOf
    {
        /// <summary>For each thing that is open, whether a name comes next; null in a list.</summary>
        private readonly Stack<bool?> _open = new();

        /// <summary>Whether the event is a name, or begins one.</summary>
        public bool Next(ParsingEvent at)
        {
            if (at is MappingEnd or SequenceEnd)
            {
                _open.Pop();
                return false;
            }

            if (at is not NodeEvent)
            {
                return false;
            }

            var isName = _open.TryPeek(out var next) && next is true;
            if (next is { } expected)
            {
                _open.Pop();
                _open.Push(!expected);
            }

            if (at is MappingStart or SequenceStart)
            {
                _open.Push(at is MappingStart ? true : null);
            }

            return isName;
        }
    }
}
