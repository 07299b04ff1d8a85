using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>What a program in a box can see and do. Each probe prints what it found; the tests read it.</summary>
public sealed class IsolationTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    [Fact]
    public async Task Has_no_rights_and_cannot_get_any()
    {
        var facts = await fixture.RunAsync("for line in open('/proc/self/status'):\n    if line.startswith(('Cap', 'NoNewPrivs', 'Seccomp:', 'Uid', 'Groups')): print(' '.join(line.split()))");

        var lines = facts.Stdout.Text.Split('\n');
        foreach (var set in new[] { "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb" })
        {
            lines.ShouldContain($"{set}: 0000000000000000");
        }
        lines.ShouldContain("NoNewPrivs: 1");
        lines.ShouldContain("Seccomp: 2");
        lines.ShouldContain(line => line.StartsWith("Uid: 20"));
    }

    [Fact]
    public async Task Boxes_that_run_at_one_time_are_different_users()
    {
        const string who = "import os, time\nprint(os.getuid(), os.getgid())\ntime.sleep(2)";
        var users = (await Task.WhenAll(fixture.RunAsync(who), fixture.RunAsync(who))).Select(facts => facts.Stdout.Text.Split()).ToList();

        users[0][0].ShouldNotBe(users[1][0]);
        users.ShouldAllBe(user => user[0] == user[1] && int.Parse(user[0]) >= 20_000);
    }

    [Theory]
    [InlineData("ptrace", 101)]
    [InlineData("process_vm_readv", 310)]
    [InlineData("userfaultfd", 323)]
    [InlineData("perf_event_open", 298)]
    [InlineData("io_uring_setup", 425)]
    [InlineData("memfd_secret", 447)]
    [InlineData("keyctl", 250)]
    [InlineData("add_key", 248)]
    [InlineData("bpf", 321)]
    [InlineData("unshare", 272, 0x10000000)]
    [InlineData("clone with a new user namespace", 56, 0x10000011)]
    [InlineData("personality of 32 bits", 135, 8)]
    [InlineData("mount", 165)]
    [InlineData("name_to_handle_at", 303)]
    public async Task System_calls_that_coursework_never_needs_are_refused(string what, int number, int argument = 0)
    {
        var facts = await fixture.RunAsync($"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nr = libc.syscall({number}, ctypes.c_long({argument}), 0, 0, 0, 0, 0)\nprint(r, ctypes.get_errno())");

        facts.Stdout.Text.ShouldBe("-1 1\n", what);
    }

    [Fact]
    public async Task Clone3_looks_absent_so_that_libraries_fall_back()
    {
        var facts = await fixture.RunAsync("import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nprint(libc.syscall(435, 0, 0), ctypes.get_errno())");

        facts.Stdout.Text.ShouldBe("-1 38\n");
    }

    [Fact]
    public async Task The_abi_of_32_bits_is_closed()
    {
        // x32: the ordinary number of getpid with bit 30 set.
        var facts = await fixture.RunAsync("import ctypes\nprint(ctypes.CDLL(None).syscall(0x40000000 + 39))");

        facts.Stdout.Text.ShouldNotBe("1\n");
        (facts.End == BoxEnd.Signalled || facts.Stdout.Text == "-1\n").ShouldBeTrue($"{facts.End} {facts.Stdout.Text}");
    }

    [Theory]
    [InlineData("NETLINK", 16, 97)]
    [InlineData("PACKET", 17, 97)]
    [InlineData("ALG", 38, 97)]
    [InlineData("VSOCK", 40, 97)]
    [InlineData("BLUETOOTH", 31, 1)]
    public async Task Odd_socket_families_are_refused(string what, int family, int error)
    {
        var facts = await fixture.RunAsync($"import socket\ntry: socket.socket({family}, socket.SOCK_RAW, 0); print('open')\nexcept OSError as e: print(e.errno)");

        facts.Stdout.Text.ShouldBe($"{error}\n", what);
    }

    [Fact]
    public async Task There_is_no_network_not_even_to_the_box_itself()
    {
        var facts = await fixture.RunAsync("""
            import os, socket
            print(sorted(os.listdir('/sys/class/net')))
            try: socket.create_connection(('192.0.2.1', 80), 2); print('connected')
            except OSError as e: print(e.errno)
            try: socket.getaddrinfo('example.org', 80); print('resolved')
            except OSError: print('no name')
            for family in (socket.AF_INET, socket.AF_INET6):
                try: socket.socket(family).bind(('localhost', 0)); print('loopback')
                except OSError as e: print(e.strerror)
            one, other = socket.socketpair(); one.send(b'between processes'); print(other.recv(99).decode())
            """);

        facts.Stdout.Text.ShouldBe("['lo']\n101\nno name\nNetwork is unreachable\nNetwork is unreachable\nbetween processes\n", facts.Stderr.Text);
    }

    /// <summary>With any other limit the kernel starts what a machine names for dumps, outside and as its administrator, and hands it all that the crashed program held.</summary>
    [Fact]
    public async Task A_program_that_crashes_is_dumped_nowhere()
    {
        var facts = await fixture.RunAsync("""
            import ctypes, resource
            print(resource.getrlimit(resource.RLIMIT_CORE))
            for limit in range(16):
                try: resource.setrlimit(limit, resource.getrlimit(limit))
                except ValueError: print('not', limit)
            libc, both = ctypes.CDLL(None, use_errno=True), (ctypes.c_ulong * 2)(0, 0)
            for which in (4, 1 << 32 | 4):
                print(libc.syscall(302, 0, ctypes.c_long(which), both, None), libc.syscall(160, ctypes.c_long(which), both), ctypes.get_errno())
            print(resource.getrlimit(resource.RLIMIT_CORE))
            """);

        facts.Stdout.Text.ShouldBe("(1, 1)\nnot 4\n-1 -1 1\n-1 -1 1\n(1, 1)\n", facts.Stderr.Text);
    }

    [Fact]
    public async Task Nothing_outside_the_writable_folders_can_be_changed()
    {
        var facts = await fixture.RunAsync("""
            import os
            for p in ('/x', '/etc/passwd', '/usr/lib/x', '/task/x', '/task/sub/x', '/task/sub/main.py', '/task/shim/shim.py', '/etc/hosts', '/sys/fs/cgroup/x',
                      '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/sys/fs/cgroup/memory/memory.limit_in_bytes', '/var/tmp/x', '/run/x'):
                try: open(p, 'a').close(); print('wrote', p)
                except OSError: pass
            for p in ('/tmp', '/tmp/home', '/task/out', '/task/work', '/dev/shm'):
                open(p + '/ok', 'w').close()
            print(os.getcwd())
            """);

        facts.Stdout.Text.ShouldBe("/task/work\n", facts.Stderr.Text);
    }

    [Fact]
    public async Task Programs_written_to_scratch_folders_do_not_run()
    {
        var facts = await fixture.RunAsync("""
            import os, subprocess
            for p in ('/tmp/x', '/task/out/x', '/task/work/x', '/dev/shm/x'):
                with open(p, 'w') as f: f.write('#!/bin/sh\necho ran\n')
                os.chmod(p, 0o755)
                try: subprocess.run([p])
                except PermissionError: print('refused')
            """);

        facts.Stdout.Text.ShouldBe("refused\nrefused\nrefused\nrefused\n");
    }

    [Fact]
    public async Task The_first_process_cannot_be_looked_into()
    {
        var facts = await fixture.RunAsync("""
            import os
            for what in ('environ', 'mem', 'maps', 'fd/1', 'root'):
                try: os.open('/proc/1/' + what, os.O_RDONLY | os.O_NONBLOCK); print('open', what)
                except OSError: pass
            print(len(open('/proc/self/environ').read()) > 0, sorted(os.listdir('/proc/self/fd')))
            """);

        facts.Stdout.Text.ShouldBe("True ['0', '1', '2', '3']\n");
    }

    [Fact]
    public async Task The_environment_holds_what_is_listed_and_nothing_of_the_host()
    {
        Environment.SetEnvironmentVariable("GRADER_CANARY", "secret");
        var facts = await fixture.Boxes.RunAsync(
            fixture.Script("import os\nfor k in sorted(os.environ): print(k)") with { Environment = new Dictionary<string, string> { ["COURSE"] = "x" } }, CancellationToken.None);

        facts.Stdout.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "COURSE", "CUDA_CACHE_PATH", "CUDA_VISIBLE_DEVICES", "HF_HUB_OFFLINE", "HOME", "HOSTNAME", "LANG", "LOGNAME", "MKL_NUM_THREADS", "MPLBACKEND", "MPLCONFIGDIR",
            "NUMBA_CACHE_DIR", "NUMEXPR_NUM_THREADS", "NVIDIA_VISIBLE_DEVICES", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONDONTWRITEBYTECODE",
            "PYTHONHASHSEED", "PYTHONNOUSERSITE", "TORCH_HOME", "TRITON_CACHE_DIR", "USER", "XDG_CACHE_HOME",
        ]);
    }

    [Fact]
    public async Task Queues_and_shared_memory_are_the_boxs_own()
    {
        await fixture.RunAsync("import ctypes\nprint(ctypes.CDLL(None).shmget(4711, 4096, 0o1666))\nopen('/dev/shm/left', 'w').close()");
        var second = await fixture.RunAsync("import ctypes, os\nprint(ctypes.CDLL(None).shmget(4711, 4096, 0o666), os.listdir('/dev/shm'))");

        second.Stdout.Text.ShouldBe("-1 []\n");
    }
}
