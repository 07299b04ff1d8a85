using Autograder.Rubrics.Machines;
using Autograder.Sandbox;
using Spectre.Console;

namespace Autograder.Cli;

/// <summary>What commands touch beyond their arguments.</summary>
internal sealed record Surroundings
{
    private const int WidthOfFiles = 160;

    public required TextWriter Out { get; init; }
    public required TextWriter Error { get; init; }
    public required TimeProvider Time { get; init; }
    public required Func<string, string?> Variable { get; init; }
    public required Func<CancellationToken, Task<BoxEngine>> ConnectAsync { get; init; }

    public static Surroundings OfThisMachine() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        Time = TimeProvider.System,
        Variable = Environment.GetEnvironmentVariable,
        ConnectAsync = cancel => BoxEngine.ConnectAsync(TimeProvider.System, cancel),
    };

    /// <summary>A folder of ours: as the variable says, else below the user's cache.</summary>
    public string CacheFolder => Variable("AUTOGRADER_CACHE") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "autograder");

    /// <summary>This machine, made ready for one command.</summary>
    /// <param name="strict">Refuses an engine with known holes; so does AUTOGRADER_STRICT=1.</param>
    /// <param name="connected">Told about the engine.</param>
    public GradingHost Host(GpuNeed? gpu = null, bool strict = false, Action<EngineReport>? connected = null) => new(
        new GradingHostOptions
        {
            ConnectAsync = ConnectAsync,
            CacheFolder = CacheFolder,
            DataFolder = Variable("AUTOGRADER_DATA"),
            WorkFolder = Variable("AUTOGRADER_WORK"),
            Offline = Variable("AUTOGRADER_OFFLINE") is { Length: > 0 },
            Gpu = gpu,
            Strict = strict || Variable("AUTOGRADER_STRICT") is "1",
            Connected = connected,
        },
        Time);

    public bool ShowStackTraces => Variable("AUTOGRADER_DEBUG") is "1";

    /// <summary>Colours and tables; what goes into a file or a pipe gets neither colours nor a narrow page.</summary>
    public IAnsiConsole Screen(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        if (output.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = WidthOfFiles;
        return plain;
    }

    /// <summary>Whether bars that move make sense on this writer.</summary>
    public bool IsLive(IAnsiConsole screen) =>
        screen.Profile.Out.IsTerminal && screen.Profile.Capabilities is { Interactive: true, Ansi: true } && string.IsNullOrEmpty(Variable("CI"));
}
