using System.CommandLine;
using Autograder.Cli.Scaffolding;

namespace Autograder.Cli.Commands;

internal static class NewCommand
{
    public static Command Create(Surroundings around)
    {
        var slug = new Argument<string>("slug") { Description = "Name of the package and of its folder: lower-case letters, digits and hyphens." };
        var parent = new Option<string>("--in") { Description = "Where the folder is made.", DefaultValueFactory = _ => "assignments", HelpName = "DIR" };
        var command = new Command("new", "Writes a small assignment package to start from; it passes 'check' as it is.") { slug, parent };
        command.SetAction(parsed =>
        {
            var folder = PackageTemplate.Write(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(parent));
            around.Out.WriteLine($"Wrote {folder}");
            around.Out.WriteLine("assignment.yaml says what is asked and how it is checked, handout.md is for students, reference/ must earn full marks,");
            around.Out.WriteLine("starter/ is what students begin with, and each folder of wrong/ must lose what its expected.yaml says.");
            around.Out.WriteLine($"Next: autograder check {folder}");
            return ExitCode.Worked;
        });
        return command;
    }
}
