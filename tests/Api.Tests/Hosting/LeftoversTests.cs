using Autograder.Api.Hosting;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Hosting;

public sealed class LeftoversTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly PortalOptions _options = new() { DataFolder = Directory.CreateTempSubdirectory("autograder-test-").FullName, ConnectionString = "" };

    public LeftoversTests() => _options.MakeFolders();

    public void Dispose() => Directory.Delete(_options.DataFolder, recursive: true);

    [Fact]
    public void Removes_what_was_left_half_written_long_ago_and_nothing_else()
    {
        var blob = new string('a', 64);
        string[] gone = [$"blobs/aa/{blob}.1-1.tmp", "packages/x.tmp/small/assignment.yaml", "work/upload-1/0", "work/package-1/small/assignment.yaml", "work/half-1/library/x.py", "work/checks/old/blobs/aa/b"];
        string[] kept = [$"blobs/aa/{blob}", "packages/abc/small/assignment.yaml", "work/library/autograder_box/x.py", "work/cache/splits/k/public/x"]; // the last two under the mounts of a worker's boxes
        string[] young = [$"blobs/aa/{blob}.2-2.tmp", "packages/y.tmp/small/assignment.yaml", "work/upload-2/0", "work/checks/new/blobs/aa/b"];
        Make(gone.Concat(kept), Now.AddDays(-40));
        Make(young, Now.AddHours(-1));
        Leftovers.Sweep(_options, new ManualTime(Now));
        gone.ShouldAllBe(file => !File.Exists(Path.Combine(_options.DataFolder, file)));
        kept.Concat(young).ShouldAllBe(file => File.Exists(Path.Combine(_options.DataFolder, file)));
    }

    [Fact]
    public async Task Two_programs_that_sweep_at_the_same_moment_do_not_disturb_each_other()
    {
        for (var round = 0; round < 20; round++)
        {
            var proofs = Enumerable.Range(0, 20).Select(n => $"work/checks/old-{n}/blobs/aa/b").ToList();
            Make(proofs, Now.AddDays(-40));
            using var together = new Barrier(2);
            await Task.WhenAll(Task.Run(Sweep), Task.Run(Sweep));
            proofs.ShouldAllBe(file => !File.Exists(Path.Combine(_options.DataFolder, file)));

            void Sweep()
            {
                together.SignalAndWait();
                Leftovers.Sweep(_options, new ManualTime(Now));
            }
        }
    }

    private void Make(IEnumerable<string> files, DateTimeOffset at)
    {
        foreach (var file in files.Select(file => Path.Combine(_options.DataFolder, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            File.WriteAllText(file, "x");
            File.SetLastWriteTimeUtc(file, at.UtcDateTime);
            for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length > _options.DataFolder.Length + 10; folder = Path.GetDirectoryName(folder))
            {
                Directory.SetLastWriteTimeUtc(folder, at.UtcDateTime);
            }
        }
    }
}
