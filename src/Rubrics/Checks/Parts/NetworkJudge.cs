using System.Globalization;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges typed weights by what the network computes, never by comparing weights.</summary>
internal static class NetworkJudge
{
    private const int MostShown = 8;

    public static PartFinding Judge(PartCheck.Network check, PartContext context)
    {
        var fields = check.Names.Select(context.Field).OfType<TypedAnswer>().ToList();
        if (fields.Count == 0)
        {
            return All(check, Outcome.NotAnswered, Verdict.NotMet, $"There is no answer '{context.Part.Answer}' in the answers file.") with
            {
                Feedback = [$"Write {string.Join(", ", check.Names.Where(n => n[0] != 'w').Take(4))} below '{context.Part.Answer}'."],
            };
        }

        if (fields.Find(f => f.Doubt is not null) is { } doubted)
        {
            return All(check, Outcome.NotUnderstood, Verdict.WaitsForMarker, $"Not understood: {doubted.Doubt}.");
        }

        var network = TypedNetwork.Read(check, context);
        var understood = fields.ConvertAll(f => new UnderstoodAnswer(f.Name, f.Value.Shown, AnswerArray.Read(f.Value, context.Decimal, out _) is { } array ? ArrayTex.Of(array) : null, null));
        return network.Unread.Length > 0
            ? All(check, Outcome.NotUnderstood, Verdict.WaitsForMarker, $"Not understood: {network.Unread}.") with { Understood = understood }
            : Judge(check, network) with { Understood = understood };
    }

    private static PartFinding Judge(PartCheck.Network check, TypedNetwork network)
    {
        var wrong = network.Misshapen.Length > 0 ? null : check.Task.Cases.Where(c => network.Fires(check.Task, c.Inputs) != c.Expected).ToList();
        var criteria = check.Criteria.Select(c => Judge(c, check.Task, network, wrong)).ToList();
        var earned = criteria.TrueForAll(c => c.Verdict == Verdict.Met);
        return new PartFinding(earned ? Outcome.Right : Outcome.Wrong, earned ? 1 : 0, network.Misshapen)
        {
            Criteria = criteria,
            Exhibits = wrong is { Count: > 0 } ? [Table(check.Task, wrong)] : [],
        };
    }

    private static CriterionGrade Judge(NetworkCriterion criterion, NetworkTask task, TypedNetwork network, List<NetworkCase>? wrong)
    {
        var (met, reason) = wrong is null ? (false, network.Misshapen) : criterion.Test switch
        {
            NetworkTest.Shapes => (true, "All shapes fit."),
            NetworkTest.AllCases => (wrong.Count == 0, Counted(task.Cases.Count, wrong.Count)),
            NetworkTest.DistinctCases => Distinct(task, wrong),
            NetworkTest.Allowed => Allowed(task.Allowed, network),
            NetworkTest.Smallest => Smallest(task, network, wrong),
            NetworkTest.UnitsAscendingBias => Ascending(network),
        };
        return new CriterionGrade(criterion.Text, met ? Verdict.Met : Verdict.NotMet, met ? criterion.Marks : Marks.Zero, criterion.Marks, reason);
    }

    private static (bool, string) Distinct(NetworkTask task, List<NetworkCase> wrong)
    {
        var failed = wrong.Count(c => c.Plain);
        return (failed == 0, Counted(task.Cases.Count(c => c.Plain), failed));
    }

    private static string Counted(int tried, int wrong) => wrong == 0
        ? $"Right for all {tried} inputs that were tried."
        : $"Wrong for {wrong} of {tried} inputs that were tried; the table shows the first.";

    private static (bool, string) Allowed(AllowedWeights? allowed, TypedNetwork network)
    {
        var weight = network.Layers.SelectMany(l => l.Weights).SelectMany(w => w).Select(w => (decimal?)w).FirstOrDefault(w => allowed?.Weights?.Contains((double)(w ?? 0)) == false);
        var bias = network.Layers.SelectMany(l => l.Biases).Select(b => (decimal?)b).FirstOrDefault(b => allowed?.Biases?.Contains((double)(b ?? 0)) == false);
        return weight is { } w ? (false, string.Create(CultureInfo.InvariantCulture, $"{w:0.####} is no weight that may be used."))
            : bias is { } b ? (false, string.Create(CultureInfo.InvariantCulture, $"{b:0.####} is no bias that may be used."))
            : (true, "Only numbers that may be used.");
    }

    private static (bool, string) Smallest(NetworkTask task, TypedNetwork network, List<NetworkCase> wrong)
    {
        var units = TypedNetwork.Units(network.Layers);
        return wrong.Count > 0 ? (false, "The network is not right for every input, so its size does not count.")
            : units > task.Smallest ? (false, $"It works, but has {units} units; fewer are enough.")
            : (true, $"{units} units are the fewest that can do it.");
    }

    private static (bool, string) Ascending(TypedNetwork network)
    {
        var sorted = network.Layers.SkipLast(1).All(l => l.Biases.Zip(l.Biases.Skip(1)).All(pair => pair.First <= pair.Second));
        return (sorted, sorted ? "Units stand in ascending order of their biases." : "The units of a layer do not stand in ascending order of their biases.");
    }

    private static Exhibit.Table Table(NetworkTask task, List<NetworkCase> wrong) => new()
    {
        Title = wrong.Count > MostShown ? $"First {MostShown} inputs for which the network is wrong" : "Inputs for which the network is wrong",
        Columns = [.. Enumerable.Range(1, task.Inputs).Select(i => $"x{i}"), "expected", "yours"],
        Rows = [.. wrong.Take(MostShown).Select(c => new TableRow([.. c.Inputs.Select(v => v.ToString("0.############", CultureInfo.InvariantCulture)), Fired(task, c.Expected), Fired(task, !c.Expected)], Wrong: true))],
    };

    private static string Fired(NetworkTask task, bool fires) => fires ? "1" : Numbers.Shown(task.Low);

    private static PartFinding All(PartCheck.Network check, Outcome outcome, Verdict verdict, string reason) => new(outcome, 0, reason)
    {
        Criteria = [.. check.Criteria.Select(c => new CriterionGrade(c.Text, verdict, Marks.Zero, c.Marks, reason))],
    };
}
