using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Proofs;

/// <summary>A verdict as it is kept in a batch's folder, with both formulas for people who read the file.</summary>
/// <param name="Key">What it is about, as <see cref="ProofKey"/> names it.</param>
public sealed record StoredProof(string Key, ProofVerdict Verdict, string Left, string Right)
{
    public static StoredProof Of(ProofPair pair, ProofVerdict verdict) => new(pair.Id, verdict, PlainPrinter.Print(pair.Left), PlainPrinter.Print(pair.Right));

    internal string ToLine() => JsonSerializer.Serialize(this, StoredProofJson.Default.StoredProof);

    /// <exception cref="JsonException">It is no such line.</exception>
    internal static StoredProof OfLine(string line) => JsonSerializer.Deserialize(line, StoredProofJson.Default.StoredProof) ?? throw new JsonException("it is null");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredProof))]
internal sealed partial class StoredProofJson : JsonSerializerContext;
