using System.CommandLine;
using Autograder.Cli.Batches;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;

namespace Autograder.Cli.Commands;

internal static class GradeCommand
{
    public static Command Create(Surroundings around)
    {
        var assignment = SharedOptions.Package();
        var uploads = new Argument<string[]>("submissions")
        {
            Description = "Folders of submissions (each entry is one: an archive, a folder or a file; received.csv says when they arrived), or single archives.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "Where grades, reports and the gradebook go.", Required = true, HelpName = "DIR" };
        var jobs = new Option<int>("--jobs")
        {
            Description = "How many submissions are looked at side by side; by default one more than there are cores.",
            DefaultValueFactory = _ => CpuSlots.Usual,
            HelpName = "N",
        };
        SharedOptions.Within(jobs, 1, 256);
        var only = SharedOptions.Names("--only", "Grade only these submissions, by their ids as the result table shows them. The gradebook still lists everybody.", "ID");
        var roster = new Option<string>("--roster") { Description = "Everybody of the course, a CSV with the columns id and name, to know whom joint-submission texts name; by default roster.csv in the folder of submissions.", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Take grades that still stand from DIR: same submission, same time, same package, same image. Without it every submission is judged again." };
        var skip = SharedOptions.Names("--skip-runs", "Leave out these runs of the package; their items wait.", "NAME");
        var (gpu, paper, noPdf, json, strict) = (SharedOptions.Gpu(), SharedOptions.Paper(), SharedOptions.NoPdf(), SharedOptions.Json(), SharedOptions.Strict());
        var command = new Command("grade", "Grades submissions and writes a report for each. A run whose evidence is in DIR already is never repeated: unchanged submissions are not re-run, with or without --resume.")
        {
            assignment, uploads, output, jobs, only, roster, resume, gpu, paper, noPdf, skip, strict, json,
        };
        command.SetAction((parsed, cancel) => BatchRun.RunAsync(
            new GradeOptions
            {
                Assignment = parsed.GetRequiredValue(assignment),
                Uploads = parsed.GetRequiredValue(uploads),
                Out = parsed.GetRequiredValue(output),
                Jobs = parsed.GetValue(jobs),
                Only = parsed.GetValue(only) ?? [],
                Roster = parsed.GetValue(roster),
                Resume = parsed.GetValue(resume),
                Gpu = GpuOf(parsed.GetValue(gpu)),
                Paper = SharedOptions.PaperOf(parsed.GetValue(paper)),
                Pdf = !parsed.GetValue(noPdf),
                Json = parsed.GetValue(json),
                Strict = parsed.GetValue(strict),
                SkipRuns = (parsed.GetValue(skip) ?? []).ToHashSet(),
            },
            around,
            cancel));
        return command;
    }

    private static GpuNeed? GpuOf(string? word) => word switch
    {
        "none" => GpuNeed.None,
        "required" => GpuNeed.Required,
        _ => null,
    };
}
