using System.Text.Json.Nodes;
using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>What goes into the box for one case; holds inputs only, never an expected answer.</summary>
/// <param name="Tensors">by name within the case: X, W0, b0, …</param>
/// <param name="Args">plain settings for the driver</param>
public sealed record PreparedCase(IReadOnlyDictionary<string, DenseArray> Tensors, JsonObject Args);
