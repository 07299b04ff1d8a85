using System.Buffers.Binary;
using System.Text;
using Autograder.Sandbox.InBox;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

public sealed class FrameReaderTests
{
    private static readonly BoxLimits Limits = BoxLimits.Default with { OutputBytes = 100, CollectedFiles = 2, CollectedBytes = 1000 };
    private static readonly byte[] Hello = Frame(0, "box1"u8);
    private static readonly byte[] Facts = Frame(6, "reason=exit\nstatus=0\nout=3\nerr=0\nwall_us=5\ncpu_us=4\npeak=7\noom=0"u8);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100000)]
    public void Reads_a_whole_report_in_pieces_of_any_size(int piece)
    {
        byte[] all =
        [
            .. Hello, .. Frame(1, "ab"u8), .. Frame(2, "err"u8), .. Frame(1, "c"u8),
            .. File("x/y.json", 3), .. Frame(4, "12"u8), .. Frame(4, "3"u8), .. File("empty", 0), .. Frame(5, "a\nnote"u8), .. Facts,
        ];
        var reader = new FrameReader(Limits);
        foreach (var part in all.Chunk(piece))
        {
            reader.Append(part);
        }

        reader.Broken.ShouldBeNull();
        reader.Facts.ShouldBe(new ShimFacts(ShimReason.Exit, 0, 3, 0, 5, 4, 7, 0));
        reader.Stdout.Text.ShouldBe("abc");
        reader.Stderr.Text.ShouldBe("err");
        reader.Files.Select(file => (file.Name, Encoding.UTF8.GetString(file.Content.Span))).ShouldBe([("x/y.json", "123"), ("empty", "")]);
        reader.Notes.ShouldBe(["a\uFFFDnote"]);
    }

    public static TheoryData<string, byte[]> Nonsense => new()
    {
        { "no greeting", Frame(1, "a"u8) },
        { "an unknown greeting", Frame(0, "box2"u8) },
        { "a second greeting", [.. Hello, .. Hello] },
        { "too long", [.. Hello, 1, 255, 255, 255, 255] },
        { "unknown kind", [.. Hello, .. Frame(7, []), .. Facts] },
        { "standard output", [.. Hello, .. Frame(1, new byte[101])] },
        { "standard error", [.. Hello, .. Frame(2, new byte[101])] },
        { "belong to no file", [.. Hello, .. Frame(4, "x"u8)] },
        { "belong to no file", [.. Hello, .. File("a", 1), .. Frame(4, "xy"u8)] },
        { "not whole", [.. Hello, .. File("a", 2), .. Frame(4, "x"u8), .. Facts] },
        { "more files", [.. Hello, .. File("a", 1001)] },
        { "more files", [.. Hello, .. File("a", ulong.MaxValue)] },
        { "more files", [.. Hello, .. File("a", 0), .. File("b", 0), .. File("c", 0)] },
        { "more files", [.. Hello, .. File("a", 600), .. Frame(4, new byte[600]), .. File("b", 600)] },
        { "more files", [.. Hello, .. Frame(3, "short"u8)] },
        { "file name", [.. Hello, .. File("../x", 1)] },
        { "file name", [.. Hello, .. File("/x", 1)] },
        { "file name", [.. Hello, .. File("a//b", 1)] },
        { "file name", [.. Hello, .. File("a/./b", 1)] },
        { "file name", [.. Hello, .. File("a\nb", 1)] },
        { "file name", [.. Hello, .. File(new string('a', 300), 1)] },
        { "file name", [.. Hello, .. File("a", 0), .. File("a", 0)] },
        { "facts", [.. Hello, .. Frame(6, "reason=exit"u8)] },
        { "facts", [.. Hello, .. Frame(6, "reason=exit\nstatus=0\nout=3\nerr=0\nwall_us=5\ncpu_us=4\npeak=7\noom=-1"u8)] },
        { "facts", [.. Hello, .. Frame(6, "reason=won\nstatus=0\nout=3\nerr=0\nwall_us=5\ncpu_us=4\npeak=7\noom=0"u8)] },
        { "facts", [.. Hello, .. Frame(6, "reason=exit\nstatus=0\nout=3\nerr=0\nwall_us=9223372036854775807\ncpu_us=4\npeak=7\noom=0"u8)] },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Stops_believing_at_the_first_odd_frame(string why, byte[] bytes)
    {
        var reader = new FrameReader(Limits);
        reader.Append(bytes);
        reader.Append(Facts);

        reader.Broken.ShouldNotBeNull().ShouldContain(why);
        reader.Facts.ShouldBeNull();
    }

    [Fact]
    public void Keeps_what_came_before_the_nonsense()
    {
        var reader = new FrameReader(Limits);
        reader.Append([.. Hello, .. Frame(1, "kept"u8), .. File("whole", 0), .. File("part", 5), 99, 0, 0, 0, 0]);

        reader.Stdout.Text.ShouldBe("kept");
        reader.Files.Single().Name.ShouldBe("whole");
        reader.Broken.ShouldNotBeNull();
    }

    [Fact]
    public void Believes_nothing_after_the_last_word()
    {
        var reader = new FrameReader(Limits);
        reader.Append([.. Hello, .. Facts, .. Frame(1, "late"u8)]);

        reader.Stdout.Bytes.Length.ShouldBe(0);
        reader.Broken.ShouldBeNull();
    }

    [Fact]
    public void Never_throws_and_never_keeps_more_than_allowed()
    {
        var frames = Gen.Choose(0, 8).SelectMany(kind => Gen.Choose(0, 200).SelectMany(length => Gen.Choose(-2, 2).SelectMany(lie =>
            Gen.Choose(0, 255).ArrayOf(length).Select(bytes => Lying(kind, lie, bytes)))));
        var streams = frames.ArrayOf().Select(parts => (byte[])[.. Hello, .. parts.SelectMany(part => part)]);

        Prop.ForAll(streams.ToArbitrary(), bytes =>
        {
            var reader = new FrameReader(Limits);
            reader.Append(bytes);
            return reader.Stdout.Bytes.Length <= 100 && reader.Stderr.Bytes.Length <= 100 && reader.Notes.Count <= 32
                && reader.Files.Count <= 2 && reader.Files.Sum(file => file.Content.Length) <= 1000;
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Lying(int kind, int lie, int[] payload)
    {
        var bytes = Frame((byte)kind, [.. payload.Select(value => (byte)value)]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), Math.Max(0, payload.Length + lie));
        return bytes;
    }

    private static byte[] File(string name, ulong size)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(head, size);
        return Frame(3, [.. head, .. Encoding.UTF8.GetBytes(name)]);
    }

    private static byte[] Frame(byte kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }
}
