using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>A marker's decision on one submission, as it is kept.</summary>
/// <param name="Submission">Id of the submission.</param>
/// <param name="Sha256">Content that was judged: a later upload under the same id is other work.</param>
public sealed record SubmittedDecision(string Submission, string Sha256, MarkerDecision Decision)
{
    internal string ToLine() => JsonSerializer.Serialize(
        new DecisionLine(Submission, Sha256, Decision.Item, Decision.Criterion, Decision.Text, Decision.Marks.Value, Decision.Who, Decision.When, Decision.Comment), DecisionLineJson.Default.DecisionLine);

    /// <exception cref="JsonException">It is no such line.</exception>
    internal static SubmittedDecision OfLine(string line)
    {
        var read = JsonSerializer.Deserialize(line, DecisionLineJson.Default.DecisionLine) ?? throw new JsonException("it is null");
        return new SubmittedDecision(read.Submission, read.Sha256, new MarkerDecision(read.Item, read.Criterion, read.Text, new Marks(read.Marks), read.Who, read.When, read.Comment));
    }
}

/// <summary>What stands in the file.</summary>
internal sealed record DecisionLine(string Submission, string Sha256, string Item, int Criterion, string Text, decimal Marks, string Who, DateTimeOffset When, string Comment);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DecisionLine))]
internal sealed partial class DecisionLineJson : JsonSerializerContext;
