using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Evidence;

public sealed class PngImageTests
{
    [Fact]
    public void Keeps_pixels_and_drops_everything_else()
    {
        var cleaned = PngImage.Clean(Png(3, 2, extra: ("tEXt", "Author\0<script>"u8.ToArray())));
        cleaned.ShouldNotBeNull();
        Encoding.Latin1.GetString(cleaned).ShouldNotContain("script");
        PngImage.Size(cleaned).ShouldBe((3, 2));
        PngImage.Clean(cleaned).ShouldBe(cleaned);
    }

    [Fact]
    public void Does_not_pass_on_what_follows_the_picture() =>
        PngImage.Clean([.. Png(3, 2), .. "PK\u0003\u0004"u8]).ShouldBe(PngImage.Clean(Png(3, 2)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(4001, 2)]
    [InlineData(2, 4001)]
    public void Refuses_sizes_out_of_bounds(int width, int height) => PngImage.Clean(Png(width, height)).ShouldBeNull();

    [Fact]
    public void Refuses_more_or_fewer_pixels_than_the_header_says()
    {
        PngImage.Clean(Png(3, 2, rows: 1)).ShouldBeNull();
        PngImage.Clean(Png(3, 2, rows: 3)).ShouldBeNull();
        PngImage.Clean(Png(3, 2, rows: 50_000)).ShouldBeNull(); // a bomb: a few bytes that unpack to many
    }

    [Fact]
    public void Refuses_what_is_cut_off_at_any_byte()
    {
        var whole = Png(3, 2);
        for (var length = 0; length < whole.Length; length++)
        {
            PngImage.Clean(whole.AsSpan(0, length)).ShouldBeNull();
        }
    }

    [Fact]
    public void Any_changed_byte_is_refused_or_harmless()
    {
        var whole = Png(5, 4);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x55;
            if (PngImage.Clean(changed) is { } cleaned)
            {
                PngImage.Clean(cleaned).ShouldBe(cleaned);
            }
        }
    }

    [Fact]
    public void Keeps_results_and_cleaned_pictures_of_a_run_and_nothing_else()
    {
        var kept = KeptFiles.Of(
        [
            new BoxFile("results.json", "{}"u8.ToArray()), new BoxFile("figure-003-1.png", Png(3, 2)), new BoxFile("figure-004-1.png", "no picture"u8.ToArray()),
            new BoxFile("figure-005-1.png/../x.png", Png(3, 2)), new BoxFile("model.pt", new byte[10]), new BoxFile("page-01.png", Png(3, 2)),
        ]);
        kept.Select(f => f.Name).ShouldBe(["results.json", "figure-003-1.png", "page-01.png"]);
    }

    /// <summary>A picture in red, green and blue; <paramref name="rows"/> rows of pixels whatever its header says.</summary>
    private static byte[] Png(int width, int height, int? rows = null, (string Type, byte[] Body)? extra = null)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(new byte[(rows ?? height) * (width * 3 + 1)]);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
        return [.. signature, .. Chunk("IHDR", header), .. extra is { } e ? Chunk(e.Type, e.Body) : [], .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.Latin1.GetBytes(type), .. body, 0, 0, 0, 0];
    }
}
