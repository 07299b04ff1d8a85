using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>A real engine with the NumPy image; without them these tests fail.</summary>
public sealed class BoxFixture : IAsyncLifetime
{
    private DirectoryInfo? _folder;
    private int _scripts;

    public DockerSandbox Boxes { get; private set; } = null!;

    internal DockerClient Docker { get; } = new(Socket, TimeProvider.System);

    public ImageId Image { get; private set; }

    public static string Socket => EngineReader.SocketPath(null, Environment.GetEnvironmentVariable("DOCKER_HOST"));

    public async Task InitializeAsync()
    {
        var name = Environment.GetEnvironmentVariable("AUTOGRADER_TEST_IMAGE") ?? "autograder/numpy";
        Boxes = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        Image = await Boxes.FindImageAsync(name, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no image '{name}'. Run ./test, which builds it.");
        _folder = Directory.CreateTempSubdirectory("autograder-test-");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
        }
    }

    public async Task DisposeAsync()
    {
        await Boxes.DisposeAsync();
        Docker.Dispose();
        _folder?.Delete(recursive: true);
    }

    /// <summary>Limits small enough for quick tests.</summary>
    public static BoxLimits Small { get; } = new()
    {
        WallTime = TimeSpan.FromSeconds(120),
        CpuTime = TimeSpan.FromSeconds(10),
        MemoryBytes = 192 << 20,
        DiskBytes = 16 << 20,
        SharedMemoryBytes = 32 << 20,
        CollectedBytes = 12 << 20,
        CollectedFiles = 8,
        OutputBytes = 4096,
        Processes = 32,
    };

    /// <summary>A request to run a Python program in a warm interpreter.</summary>
    public BoxSpec Script(string source, BoxLimits? limits = null)
    {
        _folder.ShouldNotBeNull();
        var folder = _folder.CreateSubdirectory("s" + Interlocked.Increment(ref _scripts));
        File.WriteAllText(Path.Combine(folder.FullName, "main.py"), source);
        return new BoxSpec
        {
            Image = Image,
            Command = ["python3", "/task/sub/main.py"],
            Mounts = [new BoxMount(folder.FullName, "/task/sub")],
            Limits = limits ?? Small,
        };
    }

    /// <summary>Runs a Python program in a warm interpreter.</summary>
    public Task<BoxFacts> RunAsync(string source, BoxLimits? limits = null) => Boxes.RunAsync(Script(source, limits), CancellationToken.None);
}
