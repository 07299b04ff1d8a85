using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Runs;

/// <summary>All calls of the student's functions that the items of one run need.</summary>
internal static class FunctionsRequest
{
    /// <summary>Seconds that one call may take; the run as a whole has its own limit.</summary>
    private const double CaseSeconds = 10;

    /// <summary>Names a case in requests and results.</summary>
    public static string CaseId(string item, int criterion, int index) => $"{item}/{criterion}.{index}";

    public static PreparedRun Build(Assignment assignment, PlannedRun run, SubmittedFiles files)
    {
        var tensors = new List<Tensor>();
        var request = RequestWriter.Write("functions", run, files, json =>
        {
            json.WriteStartArray("cases");
            foreach (var (id, operation, @case) in Cases(assignment, run.Settings.Name))
            {
                foreach (var (name, array) in @case.Prepared.Tensors)
                {
                    tensors.Add(Tensor.FromDoubles($"{id}|{name}", array.Shape.ToArray(), array.Values));
                }

                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("operation", operation);
                json.WritePropertyName("args");
                @case.Prepared.Args.WriteTo(json);
                json.WriteNumber("timeout", Math.Min(CaseSeconds, run.Settings.Limits.WallTime.TotalSeconds / 2));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return new PreparedRun { Request = request, Inputs = SafeTensors.Write(tensors) };
    }

    /// <summary>Every call that the items of a run need, with the name of its operation in the box.</summary>
    public static IEnumerable<(string Id, string Operation, OutputsCase Case)> Cases(Assignment assignment, string run) =>
        from item in assignment.Items
        let check = item.Check as ItemCheck.Outputs
        where check is not null && check.Run == run
        from criterion in check.Criteria.Select((value, index) => (value, index))
        from @case in criterion.value.Cases.Select((value, index) => (value, index))
        select (CaseId(item.Id, criterion.index, @case.index), criterion.value.Operation.DriverOperation, @case.value);
}

/// <summary>Writes the common head of request.json.</summary>
internal static class RequestWriter
{
    public static byte[] Write(string kind, PlannedRun run, SubmittedFiles files, Action<Utf8JsonWriter> rest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteNumber("seed", run.Seed);
            json.WriteStartArray("code");
            foreach (var file in files.Of("code"))
            {
                json.WriteStringValue(file.Path);
            }

            json.WriteEndArray();
            rest(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
