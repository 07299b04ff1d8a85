using System.CommandLine;
using Autograder.Cli.Doctor;

namespace Autograder.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create(Surroundings around)
    {
        var (json, strict) = (SharedOptions.Json(), SharedOptions.Strict());
        var command = new Command("doctor", "Says what works on this machine, and what to do about each thing that does not.") { json, strict };
        command.SetAction((parsed, cancel) => new Examination(parsed.GetValue(json), parsed.GetValue(strict) || around.Variable("AUTOGRADER_STRICT") is "1", around).RunAsync(cancel));
        return command;
    }
}
