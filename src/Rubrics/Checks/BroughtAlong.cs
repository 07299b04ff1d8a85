using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>Files that could hold labels of published images, or a network trained elsewhere: what cannot be packed smaller is no code. For the instructor; never a change of marks.</summary>
internal static class BroughtAlong
{
    /// <summary>Code of a whole homework packs to less; a hash and a label for each of 10,000 images do not.</summary>
    private const int Much = 48 << 10;

    public static IEnumerable<string> Flags(JudgingContext context) =>
        context.Assignment.Runs.Any(run => run.Split is not null && context.ResultsOf(run.Name).Count > 0) && Flag(context.Files.All) is { } flag ? [flag] : [];

    /// <summary>In words; null where it is no more than code.</summary>
    public static string? Flag(IReadOnlyList<IntakeFile> all)
    {
        // pictures and write-ups do not come into boxes that train
        var files = all.Where(f => f.Content.Length > 0 && (!SeenFiles.IsPictorial(f) || IsNotebook(f)))
            .Select(f => (f.Path, Bytes: Packed(f))).OrderByDescending(f => f.Bytes).ToList();
        var sum = files.Sum(f => f.Bytes);
        return sum <= Much ? null : $"{files[0].Path} and its like bring {sum >> 10} KiB along that cannot be packed smaller: more than code needs, and enough for a table of labels or a trained network.";
    }

    private static bool IsNotebook(IntakeFile file) => file.Path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    /// <summary>All of it: whoever hides something puts it last.</summary>
    private static long Packed(IntakeFile file)
    {
        using var packed = new Counter();
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            if (!IsNotebook(file))
            {
                packing.Write(file.Content.Span);
            }
            else if (NotebookFile.ProblemOf(file.Content) is null)
            {
                WriteCells(file.Content, packing);
            }
        }

        return packed.Length;
    }

    /// <summary>What its author wrote of a notebook: what cells showed holds pictures.</summary>
    private static void WriteCells(ReadOnlyMemory<byte> notebook, Stream target)
    {
        using var document = JsonDocument.Parse(NotebookFile.WithoutMark(notebook), new JsonDocumentOptions { MaxDepth = NotebookFile.MostDepth });
        var waiting = new Stack<JsonElement>([document.RootElement]);
        while (waiting.TryPop(out var element))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject().Where(p => !p.NameEquals("outputs") && !p.NameEquals("attachments")))
                    {
                        target.Write(JsonMarshal.GetRawUtf8PropertyName(property));
                        waiting.Push(property.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                    {
                        waiting.Push(item);
                    }

                    break;
                default:
                    target.Write(JsonMarshal.GetRawUtf8Value(element));
                    break;
            }
        }
    }

    /// <summary>Keeps nothing but how much was written.</summary>
    private sealed class Counter : MemoryStream
    {
        private long _length;

        public override long Length => _length;

        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void WriteByte(byte value) => _length++;
    }
}
