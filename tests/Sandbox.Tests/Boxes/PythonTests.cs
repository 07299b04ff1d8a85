using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>A script in the warm interpreter sees what `python3 script` would show it.</summary>
public sealed class PythonTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    [Fact]
    public async Task A_script_is_main_with_its_own_arguments_and_folder()
    {
        var spec = fixture.Script("""
            import sys, atexit
            atexit.register(print, 'bye')
            print(__name__, __file__, sys.argv, sys.path[0], sys.modules['__main__'].__dict__ is globals(), sorted(globals()))
            """);
        var facts = await fixture.Boxes.RunAsync(spec with { Command = [.. spec.Command, "a", "-b c"] }, CancellationToken.None);

        facts.Stdout.Text.ShouldBe(
            "__main__ /task/sub/main.py ['/task/sub/main.py', 'a', '-b c'] /task/sub True " +
            "['__builtins__', '__doc__', '__file__', '__loader__', '__name__', '__package__', '__spec__', 'atexit', 'sys']\nbye\n");
    }

    [Fact]
    public async Task A_traceback_shows_the_scripts_lines_and_none_of_ours()
    {
        var facts = await fixture.RunAsync("def f():\n    return 1 / 0\nf()\n");

        facts.Stderr.Text.ShouldStartWith("Traceback (most recent call last):\n  File \"/task/sub/main.py\", line 3, in <module>\n    f()\n");
        facts.Stderr.Text.ShouldEndWith("ZeroDivisionError: division by zero\n");
    }

    [Theory]
    [InlineData("fork")]
    [InlineData("spawn")]
    [InlineData("forkserver")]
    public async Task Worker_processes_work_with_arrays_in_shared_memory(string method)
    {
        var facts = await fixture.RunAsync($$"""
            import multiprocessing as mp
            import numpy as np
            from multiprocessing import shared_memory

            def work(job):
                name, i = job
                block = shared_memory.SharedMemory(name=name)
                a = np.ndarray((4, 1 << 20), dtype=np.float32, buffer=block.buf)
                a[i] = i
                return float(a[i].sum())

            if __name__ == '__main__':
                mp.set_start_method('{{method}}')
                block = shared_memory.SharedMemory(create=True, size=16 << 20)
                with mp.Pool(2) as pool:
                    print(pool.map(work, [(block.name, i) for i in range(4)]))
                block.unlink()
            """, BoxFixture.Small with { MemoryBytes = 512 << 20 });

        facts.Stdout.Text.ShouldBe("[0.0, 1048576.0, 2097152.0, 3145728.0]\n", facts.Stderr.Text);
        facts.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Results_do_not_depend_on_hash_seeds_and_libraries_use_the_threads_they_are_given()
    {
        var facts = await fixture.RunAsync("import os, sys\nprint(sys.flags.hash_randomization, os.environ['OMP_NUM_THREADS'])", BoxFixture.Small with { Threads = 2 });

        facts.Stdout.Text.ShouldBe("0 2\n");
    }
}
