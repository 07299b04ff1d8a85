using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.InBox;

/// <summary>The Python tests of the in-box library, each file in a box with the packages it is made for; without Docker they fail.</summary>
public sealed class PythonTests : IClassFixture<PythonTests.Engine>
{
    private const string Checkout = "/repository";
    private readonly Engine _engine;

    public PythonTests(Engine engine) => _engine = engine;

    /// <summary>Every test file below InBox/tests, so that a new one cannot be forgotten.</summary>
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        var folder = Path.Combine(Repository.Root, "src/Rubrics/InBox/tests");
        foreach (var file in Directory.EnumerateFiles(folder, "test_*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(Path.GetRelativePath(folder, file));
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Python_tests_of_a_file_pass(string file)
    {
        var facts = await _engine.Sandbox.RunAsync(
            new BoxSpec
            {
                Image = _engine.Image,
                Command = ["python3", "-B", "-m", "unittest", Path.GetFileNameWithoutExtension(file)],
                Mounts = [new BoxMount(Path.Combine(Repository.Root, "src"), $"{Checkout}/src"), new BoxMount(Path.Combine(Repository.Root, "assignments"), $"{Checkout}/assignments")],
                WorkingDirectory = Path.Combine($"{Checkout}/src/Rubrics/InBox/tests", Path.GetDirectoryName(file) ?? ""),
                Limits = BoxLimits.Default with { WallTime = TimeSpan.FromMinutes(15), CpuTime = TimeSpan.FromMinutes(10), MemoryBytes = 4L << 30, Processes = 256, Threads = 2 },
            },
            CancellationToken.None);

        facts.ExitCode.ShouldBe(0, $"{facts.End}\n{facts.Stdout.Text}\n{facts.Stderr.Text}");
        facts.Stderr.Text.ShouldContain("OK");
    }

    /// <summary>The engine and the image with PyTorch, which holds all that the other images for Python have.</summary>
    public sealed class Engine : IAsyncLifetime
    {
        private DockerSandbox? _sandbox;

        public ImageId Image { get; private set; }

        public DockerSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("The engine was not asked for.");

        public async Task InitializeAsync()
        {
            _sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
            Image = await _sandbox.FindImageAsync("autograder/pytorch", CancellationToken.None)
                ?? throw new InvalidOperationException("There is no image autograder/pytorch. Run ./test, which builds it.");
        }

        public async Task DisposeAsync()
        {
            if (_sandbox is not null)
            {
                await _sandbox.DisposeAsync();
            }
        }
    }
}
