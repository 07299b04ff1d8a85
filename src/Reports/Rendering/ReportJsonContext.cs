using System.Text.Json.Serialization;
using Autograder.Reports.Classes;
using Autograder.Reports.Marking;
using Autograder.Reports.Students;

namespace Autograder.Reports.Rendering;

/// <summary>What goes to the renderer and what comes back, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(RenderRequest<StudentView>))]
[JsonSerializable(typeof(RenderRequest<ClassView>))]
[JsonSerializable(typeof(RenderRequest<MarkingView>))]
[JsonSerializable(typeof(RenderReply))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
