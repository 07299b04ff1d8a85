using Microsoft.Extensions.Logging.Console;

namespace Autograder.Api.Health;

/// <summary>
/// Where logs go: to standard output, as lines or, with AUTOGRADER_LOG=json, as objects. The framework is asked for
/// warnings only: what it says of every request would put invitations and other secrets of addresses into the log.
/// </summary>
internal static class LogOutput
{
    public const string Variable = "AUTOGRADER_LOG";
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static ILoggingBuilder AddLogOutput(this ILoggingBuilder logs)
    {
        logs.ClearProviders();
        logs.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        return Environment.GetEnvironmentVariable(Variable) == "json"
            ? logs.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, Time))
            : logs.AddConsole(console => console.FormatterName = LineFormatter.Title).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }
}
