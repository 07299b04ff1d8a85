using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>What comes out of a box.</summary>
public sealed class CollectionTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    [Fact]
    public async Task Files_come_out_whole_and_ordered()
    {
        var facts = await fixture.RunAsync("""
            import os
            os.makedirs('/task/out/b/c')
            open('/task/out/b/c/größe.json', 'w').write('{}')
            open('/task/out/empty', 'w').close()
            big = bytes(range(256)) * 32768
            open('/task/out/a.bin', 'wb').write(big)
            import hashlib; print(hashlib.sha256(big).hexdigest())
            """);

        facts.Files.Select(file => file.Name).ShouldBe(["a.bin", "b/c/größe.json", "empty"]);
        facts.Files[0].Content.Length.ShouldBe(8 << 20);
        Convert.ToHexStringLower(SHA256.HashData(facts.Files[0].Content.Span)).ShouldBe(facts.Stdout.Text.Trim());
        facts.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_regular_files_are_collected_and_the_rest_is_named()
    {
        var facts = await fixture.RunAsync("""
            import os, socket
            os.chdir('/task/out')
            os.symlink('/etc/passwd', 'link')
            os.symlink('/', 'folder-link')
            os.mkfifo('pipe')
            socket.socket(socket.AF_UNIX).bind('socket')
            os.truncate(os.open('giant', os.O_CREAT | os.O_WRONLY), 14 << 20)
            open('secret', 'w').close(); os.chmod('secret', 0)
            open('two\nlines', 'w').close()
            open(b'\xff', 'w').close()
            deep = '.'
            for i in range(20): deep += '/d'; os.mkdir(deep)
            open('fine', 'w').write('x')
            """);

        facts.End.ShouldBe(BoxEnd.Exited);
        facts.Files.Select(file => file.Name).ShouldBe(["fine"], facts.Stderr.Text);
        var notes = string.Join('\n', facts.Notes);
        foreach (var name in new[] { "link", "folder-link", "pipe", "socket", "giant", "secret", "two\\nlines", "\\udcff", "d/d/d" })
        {
            notes.ShouldContain(name);
        }
        facts.Notes.ShouldAllBe(note => !note.Contains('\n'));
    }

    [Fact]
    public async Task A_file_of_a_terabyte_of_nothing_is_refused()
    {
        var facts = await fixture.RunAsync("import os\ntry: os.truncate(os.open('/task/out/x', os.O_CREAT | os.O_WRONLY), 1 << 40)\nexcept OSError as e: print(e.errno)");

        facts.Stdout.Text.ShouldBe("27\n");
    }

    [Fact]
    public async Task More_files_than_allowed_are_left_out_with_a_count()
    {
        var facts = await fixture.RunAsync("for i in range(100): open(f'/task/out/{i:03}', 'w').close()");

        facts.Files.Count.ShouldBe(BoxFixture.Small.CollectedFiles);
        facts.Notes.Count.ShouldBe(21);
        facts.Notes[^1].ShouldBe("72 more entries left out");
    }

    [Fact]
    public async Task Full_folders_say_so_and_the_box_goes_on()
    {
        var facts = await fixture.RunAsync("""
            import os
            for p in ('/tmp', '/task/work', '/task/out'):
                try:
                    with open(p + '/fill', 'wb') as f:
                        while True: f.write(bytes(1 << 20)); f.flush()
                except OSError as e: print(p, e.errno)
                os.unlink(p + '/fill')
            n = 0
            try:
                while True: open(f'/task/out/{n}', 'w').close(); n += 1
            except OSError as e: print(n < 2000, e.errno)
            """);

        var full = facts.Stdout.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        full.Length.ShouldBe(4, facts.Stderr.Text);
        full.ShouldAllBe(line => line.EndsWith(" 27") || line.EndsWith(" 28"));
        full[3].ShouldBe("True 28");
    }

    [Fact]
    public async Task What_was_printed_and_written_before_a_limit_is_kept()
    {
        var facts = await fixture.RunAsync(
            "import sys, time\nprint('one'); print('two', file=sys.stderr)\nopen('/task/out/x', 'w').write('kept')\ntime.sleep(60)",
            BoxFixture.Small with { WallTime = TimeSpan.FromSeconds(4) });

        facts.End.ShouldBe(BoxEnd.TimedOut);
        facts.Stdout.Text.ShouldBe("one\n");
        facts.Stderr.Text.ShouldBe("two\n");
        facts.Files.Single().Name.ShouldBe("x");
        facts.WallTime.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Output_is_cut_at_its_limit_and_counted_to_its_end()
    {
        var facts = await fixture.RunAsync("import sys\nsys.stdout.write('x' * 100000)\nsys.stderr.write('y' * 10)");

        facts.End.ShouldBe(BoxEnd.Exited);
        facts.Stdout.Bytes.Length.ShouldBe(4096);
        facts.Stdout.TotalBytes.ShouldBe(100000);
        facts.Stdout.Truncated.ShouldBeTrue();
        facts.Stderr.Truncated.ShouldBeFalse();
        facts.Stderr.Text.ShouldBe("yyyyyyyyyy");
    }

    [Fact]
    public async Task Frames_that_a_program_prints_are_only_its_output()
    {
        var facts = await fixture.RunAsync("import os\nos.write(1, b'\\x06\\x05\\x00\\x00\\x00hello')");

        facts.Stdout.Bytes.ToArray().ShouldBe([6, 5, 0, 0, 0, .. "hello"u8]);
        facts.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Times_and_memory_are_measured_from_outside()
    {
        var facts = await fixture.RunAsync("""
            import os, time
            time.time = time.monotonic = time.process_time = lambda: 0
            x = b'x' * (64 << 20)
            if os.fork() == 0:
                while os.times()[0] < 0.3: pass
                os._exit(0)
            os.wait()
            """);

        facts.CpuTime.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.25));
        facts.WallTime.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.25));
        facts.PeakMemoryBytes.ShouldBeInRange(64 << 20, 192 << 20);
        facts.Device.ShouldBe("cpu");
    }
}
