using System.IO.Compression;
using System.Text;

namespace Autograder.Rubrics.Tests.Intake;

/// <summary>Writes tars block by block, so that every field can be made to lie.</summary>
internal sealed class TarForge
{
    private readonly MemoryStream _tar = new();

    internal TarForge Add(string name, string content = "x = 1\n", char type = '0', string link = "", Action<byte[]>? change = null, bool checksum = true)
    {
        var data = Encoding.UTF8.GetBytes(content);
        return Add(Encoding.UTF8.GetBytes(name), data, type, link, change, checksum);
    }

    internal TarForge Add(byte[] name, byte[] data, char type = '0', string link = "", Action<byte[]>? change = null, bool checksum = true)
    {
        var header = new byte[512];
        name.CopyTo(header, 0);
        Put(header, 100, "0000644\0");
        Put(header, 124, Convert.ToString(data.Length, 8).PadLeft(11, '0') + "\0");
        Put(header, 136, "00000000000\0");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, "ustar\000");
        change?.Invoke(header);
        Put(header, 148, "        ");
        Put(header, 148, Convert.ToString(header.Sum(b => b) + (checksum ? 0 : 1), 8).PadLeft(6, '0') + "\0 ");
        _tar.Write(header);
        _tar.Write(data);
        _tar.Write(new byte[(512 - (data.Length % 512)) % 512]);
        return this;
    }

    /// <summary>An extended header for the next entry.</summary>
    internal TarForge Pax(string key, string value)
    {
        var rest = $" {key}={value}\n";
        var length = Encoding.UTF8.GetByteCount(rest) + 1;
        length += length >= 9 ? 1 : 0;
        length += length >= 100 ? 1 : 0;
        return Add("pax", length + rest, 'x');
    }

    internal byte[] Build(bool end = true) => end ? [.. _tar.ToArray(), .. new byte[1024]] : _tar.ToArray();

    internal byte[] Gzip() => Gzip(Build());

    internal static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    internal static void Put(byte[] header, int at, string text) => Encoding.Latin1.GetBytes(text).CopyTo(header, at);
}
