using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Runs;

/// <summary>What a package asks of a run, the same for every submission: the calls and their inputs, the arms, the data. Answers to one question say nothing about another.</summary>
internal static class RunQuestion
{
    private const string Whole = "";

    /// <summary>Name of each part (a case of a functions run, otherwise the whole) → hash of what is asked.</summary>
    public static IReadOnlyDictionary<string, string> Of(Assignment assignment, RunSettings run) => run.Kind switch
    {
        RunKind.Functions => FunctionsRequest.Cases(assignment, run.Name).ToDictionary(c => c.Id, c => Hash(c.Operation, c.Case.Prepared)),
        RunKind.Training => OfWhole($"{run.Data}|{run.Split}|{GivenJson.Text(run.Defaults)}"),
        RunKind.Comparison => OfWhole($"{run.Data}|{run.Split}|{string.Join('|', run.Arms.Select(arm => $"{arm.Id} {GivenJson.Text(arm.Settings)}"))}"),
        RunKind.Notebook => Notebook(assignment, run),
        RunKind.Pdf => new Dictionary<string, string>(),
    };

    /// <summary>What is tried out on a network is a part of its own: what nobody asks for any more does no harm.</summary>
    private static Dictionary<string, string> Notebook(Assignment assignment, RunSettings run)
    {
        var (asked, data) = (run.Notebook ?? throw new GradingFault($"Run {run.Name} names no notebook."), assignment.Datasets.FirstOrDefault(d => d.Name == run.Data));
        var models = asked.Models.Select(m => $"{m.Id} {m.Name} {m.Log}");
        var parts = OfWhole($"{NotebookNames.Plain(asked.File)}|{GivenJson.Text(asked.Parameters)}|{asked.CellTime}|{string.Join(',', models)}|{run.Data}|{run.Split}|{data?.Class} {data?.Context} {data?.Horizon}");
        foreach (var model in asked.Models)
        {
            foreach (var behaviour in NotebookRequest.Behaviours(assignment, run.Name, model.Id))
            {
                parts[$"{model.Id}/{behaviour}"] = "asked";
            }
        }

        return parts;
    }

    private static Dictionary<string, string> OfWhole(string question) => new() { [Whole] = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(question))) };

    private static string Hash(string operation, Operations.PreparedCase prepared)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{operation}|{prepared.Args.ToJsonString()}"));
        foreach (var (name, array) in prepared.Tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"|{name} {string.Join(' ', array.Shape.ToArray())}|"));
            hash.AppendData(MemoryMarshal.AsBytes(array.Values));
        }

        return Hex(hash.GetHashAndReset());
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..32];
}
