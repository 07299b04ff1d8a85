using System.CommandLine;
using Autograder.Cli.Doctor;

namespace Autograder.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create(Surroundings around)
    {
        var json = SharedOptions.Json();
        var command = new Command("doctor", "Says what works on this machine, and what to do about each thing that does not.") { json };
        command.SetAction((parsed, cancel) => new Examination(parsed.GetValue(json), around).RunAsync(cancel));
        return command;
    }
}
