using Autograder.Rubrics.Intake;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Intake;

/// <summary>Whatever bytes come, reading ends with a package of safe paths or with reasons, never with an exception.</summary>
public class MutationTests
{
    private static readonly byte[] Zip = new ZipForge()
        .Add("src/net.py", "import numpy as np\n").Add("src/b.py", "stored", item => item with { Method = 0 })
        .Add("readme.md", change: item => item with { Descriptor = true }).Build();

    private static readonly byte[] Zip64 = new ZipForge { Zip64 = true }.Add("src/net.py").Add("b.py").Build();
    private static readonly byte[] Tar = new TarForge().Pax("path", "src/net.py").Add("net.py").Add("long", "src/long.py\0", 'L').Add("b.py").Build();
    private static readonly byte[] Gzip = new TarForge().Add("src/net.py").Add("b.py").Gzip();

    [Fact]
    public void Mutated_uploads_never_throw_and_never_leave_the_root()
    {
        var changes = Gen.Elements<int>(0, 1, 2, 3)
            .SelectMany(_ => ArbMap.Default.GeneratorFor<int>(), (which, at) => (which, at: Math.Abs((long)at)))
            .SelectMany(_ => ArbMap.Default.GeneratorFor<byte[]>(), (place, bytes) => (place.which, place.at, bytes));
        Prop.ForAll(changes.ToArbitrary(), change => IsSafe(Mutate(new[] { Zip, Zip64, Tar, Gzip }[change.which], change.at, change.bytes)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4000));
    }

    [Fact]
    public void Every_single_byte_can_be_anything()
    {
        foreach (var upload in new[] { Zip, Zip64, Gzip, Tar[..1200] })
        {
            for (var at = 0; at < upload.Length; at++)
            {
                foreach (byte value in (ReadOnlySpan<byte>)[0, 1, 0x2F, 0x7F, 0x80, 0xFF])
                {
                    IsSafe(Mutate(upload, at, [value])).ShouldBeTrue($"byte {at} set to {value}");
                }
            }
        }
    }

    private static byte[] Mutate(byte[] upload, long at, byte[] with)
    {
        var mutated = (byte[])upload.Clone();
        for (var i = 0; i < with.Length; i++)
        {
            // Far apart, so that several fields are hit at once.
            mutated[(at + (i * 37L)) % mutated.Length] = with[i];
        }

        return mutated;
    }

    private static bool IsSafe(byte[] upload) => Uploads.Read(upload) switch
    {
        IntakeResult.Accepted accepted => accepted.Package.Files.All(file => IsInside(file.Path)),
        IntakeResult.Refused refused => refused.Reasons.Count > 0,
        _ => false,
    };

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\') && !path.Contains(':')
        && path.Split('/').All(part => part is not ("" or "." or "..")) && !path.Any(char.IsControl)
        && Path.GetFullPath(path, "/sub").StartsWith("/sub/", StringComparison.Ordinal);
}
