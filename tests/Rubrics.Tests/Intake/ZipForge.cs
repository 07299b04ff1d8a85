using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Autograder.Rubrics.Tests.Intake;

/// <summary>Writes zips byte by byte, so that every field can be made to lie.</summary>
internal sealed class ZipForge
{
    private readonly List<Item> _items = [];

    internal byte[] Comment { get; init; } = [];
    internal byte[] Trailing { get; init; } = [];
    internal byte[] Prefix { get; init; } = [];
    internal int? Count { get; init; }
    internal ushort Disk { get; init; }
    internal bool Zip64 { get; init; }

    internal ZipForge Add(string name, string content = "x = 1\n", Func<Item, Item>? change = null) => Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(content), change);

    internal ZipForge Add(string name, byte[] content, Func<Item, Item>? change = null) => Add(Encoding.UTF8.GetBytes(name), content, change);

    internal ZipForge Add(byte[] name, byte[] content, Func<Item, Item>? change = null)
    {
        var item = new Item { Name = name, Content = content };
        _items.Add(change is null ? item : change(item));
        return this;
    }

    internal byte[] Build()
    {
        var zip = new MemoryStream();
        zip.Write(Prefix);
        var records = new List<byte[]>();
        foreach (var item in _items)
        {
            var offset = (uint)(item.Offset ?? zip.Length - Prefix.Length);
            records.Add(item.CentralRecord(offset));
            if (item.Offset is null)
            {
                zip.Write(item.LocalRecord());
            }
        }

        var start = zip.Length - Prefix.Length;
        records.ForEach(record => zip.Write(record));
        var size = zip.Length - Prefix.Length - start;
        WriteEnd(zip, start, size);
        zip.Write(Trailing);
        return zip.ToArray();
    }

    private void WriteEnd(MemoryStream zip, long start, long size)
    {
        long count = Count ?? _items.Count;
        if (Zip64)
        {
            var at = zip.Length - Prefix.Length;
            zip.Write(Bytes(0x06064B50u, 44L, (ushort)45, (ushort)45, 0u, 0u, count, count, size, start));
            zip.Write(Bytes(0x07064B50u, 0u, at, 1u));
        }

        var shown = Zip64 ? ushort.MaxValue : (ushort)count;
        zip.Write(Bytes(0x06054B50u, Disk, (ushort)0, shown, shown, Zip64 ? uint.MaxValue : (uint)size, Zip64 ? uint.MaxValue : (uint)start, (ushort)Comment.Length));
        zip.Write(Comment);
    }

    internal static byte[] Bytes(params object[] fields)
    {
        var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        foreach (var field in fields)
        {
            var size = field switch { ushort => 2, uint => 4, long => 8, _ => 0 };
            if (field is byte[] raw)
            {
                bytes.Write(raw);
                continue;
            }

            BinaryPrimitives.WriteInt64LittleEndian(number, field is long wide ? wide : Convert.ToInt64(field));
            bytes.Write(number[..size]);
        }

        return bytes.ToArray();
    }

    /// <summary>One entry; what is null is computed truthfully.</summary>
    internal sealed record Item
    {
        internal required byte[] Name { get; init; }
        internal required byte[] Content { get; init; }
        internal byte[]? LocalName { get; init; }
        internal ushort Method { get; init; } = 8;
        internal ushort? LocalMethod { get; init; }
        internal ushort Flags { get; init; } = 0x800;
        internal ushort? LocalFlags { get; init; }
        internal uint? Crc { get; init; }
        internal uint? Size { get; init; }
        internal uint? LocalSize { get; init; }
        internal uint? PackedSize { get; init; }
        internal int? Offset { get; init; }
        internal int Mode { get; init; } = 0x81A4;
        internal byte[] Extra { get; init; } = [];
        internal byte[]? Packed { get; init; }
        internal bool Descriptor { get; init; }

        private byte[] Data => Packed ?? (Method == 8 ? Deflate(Content) : Content);

        private uint Sum => Crc ?? Autograder.Rubrics.Intake.Crc32.Of(Content);

        private ushort Bits => (ushort)(Flags | (Descriptor ? 8 : 0));

        internal byte[] LocalRecord()
        {
            var (data, name) = (Data, LocalName ?? Name);
            var size = Descriptor ? 0 : LocalSize ?? Size ?? (uint)Content.Length;
            var header = Bytes(
                0x04034B50u, (ushort)20, LocalFlags ?? Bits, LocalMethod ?? Method, 0u, Descriptor ? 0u : Sum,
                Descriptor ? 0u : PackedSize ?? (uint)data.Length, size, (ushort)name.Length, (ushort)0);
            var descriptor = Descriptor ? Bytes(0x08074B50u, Sum, (uint)data.Length, (uint)Content.Length) : [];
            return [.. header, .. name, .. data, .. descriptor];
        }

        internal byte[] CentralRecord(uint offset)
        {
            var header = Bytes(
                0x02014B50u, (ushort)0x031E, (ushort)20, Bits, Method, 0u, Sum, PackedSize ?? (uint)Data.Length, Size ?? (uint)Content.Length,
                (ushort)Name.Length, (ushort)Extra.Length, (ushort)0, (ushort)0, (ushort)0, (uint)Mode << 16, offset);
            return [.. header, .. Name, .. Extra];
        }
    }

    internal static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
