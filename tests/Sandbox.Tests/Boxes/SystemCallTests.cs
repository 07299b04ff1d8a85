using System.Globalization;
using System.Text.Json;
using Autograder.Sandbox.InBox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>The seccomp profile, call by call: everything that it does not name is called in a box and must fail, on every way into the kernel.</summary>
public sealed class SystemCallTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    private const int LastTried = 600;
    private const int FirstOfNewKernels = 450;

    /// <summary>Allowed with some arguments only; each is tried below.</summary>
    private static readonly string[] ByArgument =
    [
        "socket", "socketpair", "clone", "clone3", "personality", "prlimit64", "setrlimit", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler", "setpriority", "ioprio_set",
    ];

    /// <summary>What is not done, but answered so that libraries go on: as a kernel would that has no such call, or as if it had been done (-1 is no file, so a kernel would say so).</summary>
    private static readonly Dictionary<string, (long Result, long Error)> Answered = new()
    {
        ["flock"] = (-1, 38), ["io_setup"] = (-1, 38), ["fsync"] = (0, 0), ["fdatasync"] = (0, 0), ["sync"] = (0, 0), ["syncfs"] = (0, 0), ["sync_file_range"] = (0, 0),
    };

    [Fact]
    public async Task Every_call_that_the_profile_does_not_name_is_refused()
    {
        var refused = Numbers().Where(call => !Allowed().Contains(call.Key) && !ByArgument.Contains(call.Key)).ToDictionary(call => call.Value, call => call.Key);
        foreach (var number in Enumerable.Range(Numbers().Values.Max() + 1, LastTried - Numbers().Values.Max()))
        {
            refused[number] = "a call of later kernels"; // what nobody knows yet is not allowed either
        }

        var facts = await fixture.RunAsync($$"""
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            minus = ctypes.c_long(-1)
            for number in [{{string.Join(',', refused.Keys)}}]:
                ctypes.set_errno(0)
                found = libc.syscall(number, minus, minus, minus, minus, minus, minus)
                print(number, found, ctypes.get_errno())
            """, BoxFixture.Small with { OutputBytes = 64 << 10 });

        var answers = Lines(facts).ToDictionary(line => line[0], line => (Result: line[1], Error: line[2]));
        answers.Count.ShouldBe(refused.Count, facts.Stderr.Text);
        // the runtime answers for calls above all that a profile names as a kernel would that does not have them
        answers.Where(a => a.Value != Answered.GetValueOrDefault(refused[(int)a.Key], (-1, 1)) && !(a.Key > FirstOfNewKernels && a.Value == (-1, 38)))
            .Select(a => $"{refused[(int)a.Key]} ({a.Key}) gave {a.Value}").ShouldBeEmpty();
        refused.Values.ShouldBeSubsetOf([.. Numbers().Keys, "a call of later kernels"]);
        foreach (var name in Dangerous)
        {
            refused.Values.ShouldContain(name);
        }
    }

    /// <summary>What attacks on containers have been made of; none of it may ever be named in the profile.</summary>
    private static readonly string[] Dangerous =
    [
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp", "userfaultfd", "perf_event_open", "bpf", "io_uring_setup", "io_uring_enter",
        "io_uring_register", "memfd_secret", "add_key", "request_key", "keyctl", "unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "fsopen",
        "fsconfig", "fsmount", "fspick", "mount_setattr", "open_by_handle_at", "name_to_handle_at", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load",
        "reboot", "swapon", "swapoff", "acct", "quotactl", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "iopl", "ioperm", "syslog", "fanotify_init", "lookup_dcookie",
        "vmsplice", "move_pages", "migrate_pages", "mbind", "set_mempolicy", "modify_ldt", "nfsservctl", "sysfs", "ustat", "vhangup", "sethostname", "setdomainname", "landlock_create_ruleset",
    ];

    [Fact]
    public void The_profile_names_only_calls_that_there_are() =>
        // names that are of other processors, or were never given a number
        Allowed().Except(Numbers().Keys).ShouldBeSubsetOf(["futimesat", "epoll_ctl_old", "epoll_wait_old"]);

    [Fact]
    public async Task Only_sockets_of_the_box_itself_can_be_made()
    {
        var facts = await fixture.RunAsync("""
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            for family in list(range(0, 64)) + [255, 2**31 - 1]:
                for kind in (1, 2, 3, 4, 5, 6, 10):
                    ctypes.set_errno(0)
                    found = libc.socket(family, kind, 0)
                    print(family, kind, found if found < 0 else 0, ctypes.get_errno())
                    if found >= 0: libc.close(found)
                pair = (ctypes.c_int * 2)()
                found = libc.socketpair(family, 1, 0, pair)
                print(family, 100, found, ctypes.get_errno())
            """, BoxFixture.Small with { OutputBytes = 64 << 10 });

        var lines = Lines(facts).ToList();
        lines.Count.ShouldBe(66 * 8);
        lines.Where(l => l[2] == 0).Select(l => (Family: l[0], Kind: l[1])).ShouldBeSubsetOf(
            [(1L, 1L), (1L, 2L), (1L, 3L), (1L, 5L), (1L, 100L)]);
        lines.Where(l => l[0] is 2 or 10 && l[1] != 100).Select(l => l[3]).Distinct().ShouldBe([101L]);
        lines.Where(l => l[0] is not (1 or 2 or 10)).Select(l => l[3]).Distinct().ShouldBeSubsetOf([1L, 97L]); // refused by the profile, not by the kernel's mood
    }

    [Theory]
    [InlineData("a user namespace", 56, 0x10000011)]
    [InlineData("a mount namespace", 56, 0x00020011)]
    [InlineData("a network namespace", 56, 0x40000011)]
    [InlineData("a process namespace", 56, 0x20000011)]
    [InlineData("an ipc namespace", 56, 0x08000011)]
    [InlineData("a host name namespace", 56, 0x04000011)]
    [InlineData("a cgroup namespace", 56, 0x02000011)]
    [InlineData("addresses that are not random", 135, 0x0040000)]
    [InlineData("pages that can be run", 135, 0x0400000)]
    [InlineData("32 bits", 135, 8)]
    [InlineData("limits of the watcher", 302, 1)]
    [InlineData("the size of dumps", 160, 4)]
    [InlineData("the size of dumps, which the kernel finds below the upper half", 160, 0x100000004)]
    [InlineData("processors of the watcher", 203, 1)]
    [InlineData("attributes of the watcher", 314, 1)]
    [InlineData("parameters of the watcher", 142, 1)]
    [InlineData("the scheduler of the watcher", 144, 1)]
    [InlineData("the scheduler of the watcher, which the kernel finds below the upper half", 144, 0x100000001)]
    [InlineData("the priority of a group", 141, 1)]
    [InlineData("the priority of a user", 141, 2)]
    [InlineData("input and output of a group", 251, 2)]
    public async Task Arguments_that_open_doors_are_refused(string what, int number, long argument)
    {
        var facts = await fixture.RunAsync($"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nr = libc.syscall({number}, ctypes.c_long({argument}), 0, 0, 0, 0)\nprint(r, ctypes.get_errno())");

        facts.Stdout.Text.ShouldBe("-1 1\n", what);
    }

    [Theory]
    [InlineData("a process's priority", 141, 0)]
    [InlineData("a process's input and output", 251, 1)]
    public async Task What_a_program_may_say_of_itself_it_may_not_of_the_watcher(string what, int number, int kind)
    {
        var facts = await fixture.RunAsync($"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nfor who in (1, 0): print(libc.syscall({number}, {kind}, who, 16384), ctypes.get_errno())");

        facts.Stdout.Text.ShouldBe("-1 1\n0 1\n", what);
    }

    /// <summary>As ZeroMQ does, without which no notebook runs.</summary>
    [Fact]
    public async Task A_thread_may_be_scheduled_by_its_number()
    {
        var facts = await fixture.RunAsync("import os, threading\nthread = threading.Thread(target=lambda: os.sched_setscheduler(threading.get_native_id(), os.SCHED_OTHER, os.sched_param(0)) or print('may'))\nthread.start(); thread.join()");

        facts.Stdout.Text.ShouldBe("may\n", facts.Stderr.Text);
    }

    [Fact]
    public async Task A_program_may_choose_its_own_processors_and_be_nicer()
    {
        var facts = await fixture.RunAsync("import os\nos.sched_setaffinity(0, os.sched_getaffinity(0)); os.nice(3); os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)); print('may')");

        facts.Stdout.Text.ShouldBe("may\n", facts.Stderr.Text);
    }

    /// <summary>A filter for one way into the kernel says nothing about the others: int 0x80 (numbers of 32 bits) and x32 (bit 30 set).</summary>
    [Fact]
    public async Task The_other_ways_into_the_kernel_are_shut()
    {
        var facts = await fixture.RunAsync("""
            import ctypes, mmap, os, platform, signal
            if platform.machine() != 'x86_64':
                print('none'); raise SystemExit
            libc = ctypes.CDLL(None, use_errno=True)
            page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)

            def old(number):
                page.seek(0); page.write(b'\xb8' + number.to_bytes(4, 'little') + b'\x31\xdb\xcd\x80\xc3')   # mov eax; xor ebx, ebx; int 0x80; ret
                call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
                return call()

            def tried(way, number):
                child = os.fork()
                if child == 0:
                    signal.alarm(5)
                    found = old(number) if way == 'int80' else libc.syscall(0x40000000 + number, 0, 0, 0, 0, 0, 0)
                    os._exit(7 if found < 0 else 9)
                _, status = os.waitpid(child, 0)
                print(way, number, 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'exit %d' % os.WEXITSTATUS(status))

            for number in (20, 21, 24, 26, 39, 102, 117, 120, 199, 286, 288, 310, 317, 336, 347, 359, 374, 386, 425): tried('int80', number)   # getpid, mount, getuid, ptrace, ...
            for number in (39, 56, 57, 101, 102, 165, 250, 272, 321, 425, 512, 520, 521, 539, 540, 545): tried('x32', number)
            """);

        var lines = facts.Stdout.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (lines is ["none"] || lines.Length == 35).ShouldBeTrue($"{facts.End} {facts.Stdout.Text} {facts.Stderr.Text}");
        lines.ShouldAllBe(line => line == "none" || line.EndsWith("signal 31") || line.EndsWith("exit 7")); // ended by the filter, or an error
    }

    [Fact]
    public async Task What_pytorch_does_all_day_still_works()
    {
        var image = (await fixture.Boxes.FindImageAsync("autograder/pytorch", CancellationToken.None)).ShouldNotBeNull("There is no image autograder/pytorch. Run ./test, which builds it.");
        var spec = fixture.Script("""
            import subprocess, sys, threading
            import torch
            from torch.utils.data import DataLoader, TensorDataset

            if __name__ == '__main__':
                data = TensorDataset(torch.randn(256, 8), torch.randint(0, 2, (256,)))
                net = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.ReLU(), torch.nn.Linear(16, 2))
                optimiser = torch.optim.Adam(net.parameters())
                for x, y in DataLoader(data, 64, num_workers=2, shuffle=True):
                    optimiser.zero_grad(); torch.nn.functional.cross_entropy(net(x), y).backward(); optimiser.step()
                torch.save(net.state_dict(), '/task/work/net.pt')
                net.load_state_dict(torch.load('/task/work/net.pt', weights_only=True))
                traced = torch.jit.trace(net, torch.zeros(1, 8))
                thread = threading.Thread(target=lambda: print(tuple(traced(torch.ones(3, 8)).shape)))
                thread.start(); thread.join()
                print(subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True).stdout.strip())
            """) with { Image = image, Limits = BoxFixture.Small with { MemoryBytes = 2L << 30, CpuTime = TimeSpan.FromSeconds(60), DiskBytes = 64 << 20, SharedMemoryBytes = 64 << 20, Processes = 64 } };

        var facts = await fixture.Boxes.RunAsync(spec, CancellationToken.None);

        facts.Stdout.Text.ShouldBe("(3, 2)\n42\n", facts.Stderr.Text);
    }

    private static IEnumerable<long[]> Lines(BoxFacts facts) => facts.Stdout.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray());

    /// <summary>Name → number on this kind of processor.</summary>
    private static Dictionary<string, int> Numbers() => File.ReadLines(Path.Combine(Repository.Root, "tests/Sandbox.Tests/Boxes/system-calls.txt"))
        .Select(line => line.Split(' ')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>Names that are allowed whatever the arguments.</summary>
    private static HashSet<string> Allowed()
    {
        using var profile = JsonDocument.Parse(BoxResources.SeccompProfile);
        return [.. profile.RootElement.GetProperty("syscalls").EnumerateArray()
            .Where(rule => rule.GetProperty("action").GetString() == "SCMP_ACT_ALLOW" && !rule.TryGetProperty("args", out _))
            .SelectMany(rule => rule.GetProperty("names").EnumerateArray()).Select(name => name.GetString() ?? "")];
    }
}
