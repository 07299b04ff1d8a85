using System.Text.Json.Nodes;
using Autograder.Cli.Scaffolding;
using Autograder.Sandbox;
using Autograder.TestKit;

namespace Autograder.Cli.Tests;

/// <summary>A temporary folder with the scaffolded package and submissions, and the program run in-process with a sandbox that runs nothing.</summary>
internal sealed class CliSession : IDisposable
{
    public const string Slug = "tiny-net";
    private static readonly ImageId Image = ImageId.Parse(TestEvidence.Image);

    public CliSession()
    {
        Package = PackageTemplate.Write(Slug, Root);
        Directory.CreateDirectory(Submissions);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("autograder-cli-").FullName;
    public string Package { get; }
    public string Submissions => Path.Combine(Root, "submissions");
    public string Out => Path.Combine(Root, "out");
    public FakeSandbox Sandbox { get; init; } = new(_ => TestEvidence.Facts("{}"));
    public CancellationTokenSource Interrupt { get; set; } = new();
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Null stands for a machine without Docker.</summary>
    public IReadOnlySet<string>? Images { get; set; } = new HashSet<string> { "autograder/numpy" };

    /// <summary>Published holes of the engine.</summary>
    public IReadOnlyList<KnownHole> Holes { get; set; } = [];

    /// <summary>Adds a submission and returns its folder; received at a fixed time.</summary>
    public string Submit(string id, string answer = "43", string code = "# nothing")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Submissions, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "network.py"), $"{code}\n# {id}\n");
        File.WriteAllText(Path.Combine(folder, "answers.yaml"), $"parameters: {answer}\n");
        Receive(id, new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc));
        return folder;
    }

    /// <summary>Sets when a submission arrived.</summary>
    public void Receive(string id, DateTime at)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Submissions, id)))
        {
            File.SetLastWriteTimeUtc(file, at);
        }
    }

    public Task<CliResult> GradeAsync(params string[] more) => RunAsync(["grade", Package, Submissions, "--out", Out, "--no-pdf", .. more]);

    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, Around(output, error), Interrupt.Token);
        return new CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Replaces text of the package's assignment.yaml, which must be there.</summary>
    public void EditPackage(string find, string replace)
    {
        var file = Path.Combine(Package, "assignment.yaml");
        var text = File.ReadAllText(file);
        if (!text.Contains(find, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The template no longer holds '{find}'.");
        }

        File.WriteAllText(file, text.Replace(find, replace));
    }

    /// <summary>Whether a run is for the submission that has this file.</summary>
    public static bool Holds(BoxSpec spec, string file) => spec.Mounts.Any(m => m.BoxPath == "/task/sub" && File.Exists(Path.Combine(m.HostPath, file)));

    public void Dispose()
    {
        Interrupt.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private Surroundings Around(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        Time = TimeProvider.System,
        Variable = name => Variables.GetValueOrDefault(name) ?? (name is "AUTOGRADER_CACHE" or "AUTOGRADER_WORK" or "AUTOGRADER_DATA" ? Path.Combine(Root, name) : null),
        ConnectAsync = _ => Images is { } images
            ? Task.FromResult(Engine(images))
            : throw new SandboxException("There is no Docker engine here. Start it.", "connection refused"),
    };

    private BoxEngine Engine(IReadOnlySet<string> images) => new()
    {
        Sandbox = Sandbox,
        DescribeImageAsync = (name, _) => Task.FromResult(images.Contains(name) ? new ImageFacts(Image, DateTimeOffset.UnixEpoch) : null),
        InspectAsync = _ => Task.FromResult(TestEngine.Report with { OpenHoles = Holes }),
    };
}

/// <summary>What the shell would see.</summary>
internal sealed record CliResult(int Code, string Out, string Error)
{
    public IReadOnlyList<JsonObject> Events => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())]; // a test fails on null all the same
}
