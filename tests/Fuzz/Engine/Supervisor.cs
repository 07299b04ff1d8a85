using System.Diagnostics;
using System.Globalization;
using Autograder.Fuzz.Instrumentation;
using Autograder.Fuzz.Readers;
using Autograder.TestKit;

namespace Autograder.Fuzz.Engine;

/// <summary>Runs the loop in a process of its own whose rooms are instrumented; what kills that process is a finding, and it is started again.</summary>
internal static class Supervisor
{
    private static readonly string[] Rooms = ["Autograder.Sandbox", "Autograder.Reference", "Autograder.Rubrics", "Autograder.Reports", "YamlDotNet", "CsvHelper", "Markdig"];

    /// <param name="minutes">Of processor time: on a busy machine a minute of the clock tries little.</param>
    /// <returns>0 where nothing was found.</returns>
    public static int Run(IFuzzedReader reader, double minutes)
    {
        var folders = new FuzzFolders(Repository.Root, reader.Name);
        var program = Instrumented(folders);
        var before = folders.Findings;
        var left = TimeSpan.FromMinutes(minutes);
        for (var round = 1; left > TimeSpan.Zero; round++)
        {
            var clock = Stopwatch.StartNew();
            var (code, words) = Start(program, "loop", reader.Name, ((int)Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture), (Environment.TickCount ^ (round << 16)).ToString(CultureInfo.InvariantCulture));
            if (code == 0)
            {
                break;
            }

            left -= clock.Elapsed;   // what the ended process had used of its processor is not known any more
            folders.KeepFinding(new Finding($"the process ended with {code}", words), LastInput.Read(folders.LastInput) ?? []);
            Console.WriteLine($"  FOUND what ends the process ({code}): {words.Split('\n')[0]}");
        }

        var found = folders.Findings - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: {minutes:0.#} minutes of the processor, {found} new findings"));
        return found == 0 ? 0 : 1;
    }

    /// <summary>Another command of this program, with instrumented rooms.</summary>
    public static int Traced(FuzzFolders folders, params string[] arguments) => Start(Instrumented(folders), arguments).Code;

    private static string Instrumented(FuzzFolders folders)
    {
        var target = folders.Program;
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }

        var instrumenter = new Instrumenter(seed: 1);
        foreach (var room in Rooms)
        {
            instrumenter.Rewrite(Path.Combine(target, room + ".dll"));
        }

        Console.WriteLine($"  {instrumenter.Blocks:N0} blocks instrumented");
        return Path.Combine(target, "Autograder.Fuzz.dll");
    }

    private static (int Code, string Words) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors[..Math.Min(errors.Length, 20_000)]);
    }
}
