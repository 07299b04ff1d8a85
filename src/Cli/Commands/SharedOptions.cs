using System.CommandLine;
using Autograder.Reports;

namespace Autograder.Cli.Commands;

/// <summary>Options that mean the same in several commands.</summary>
internal static class SharedOptions
{
    public const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName)
    {
        Description = "For programs: one JSON object a line on standard output; what people read goes to standard error.",
    };

    public static Option<bool> NoPdf() => new("--no-pdf") { Description = "Write no PDFs. Grades, results.json and the gradebook are written all the same." };

    public static Option<bool> Strict() => new("--strict") { Description = "Refuse to work where the engine has known holes that untrusted code may use (also: AUTOGRADER_STRICT=1)." };

    public static Option<string> Paper() => OneOf("--paper", "Paper of the PDFs.", "a4", "letter");

    public static Option<string> Gpu() => OneOf("--gpu", "auto: as the package says; none: never; required: no run without one.", "auto", "none", "required");

    public static Argument<string> Package() => new("assignment")
    {
        Description = "The folder of an assignment package (it holds assignment.yaml), or its name below assignments/.",
    };

    /// <summary>One or more names, in one option or in several.</summary>
    public static Option<string[]> Names(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true };

    /// <summary>Refuses numbers out of bounds.</summary>
    public static void Within(Option option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < least || value > most))
        {
            result.AddError($"{option.Name} must be a number from {least} to {most}, not '{result.Tokens[0].Value}'.");
        }
    });

    public static ReportOptions PaperOf(string? paper) => new(paper == "letter" ? PaperSize.UsLetter : PaperSize.A4);

    /// <summary>The first value is the default.</summary>
    private static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
