using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>Two models line by line.</summary>
internal static class ModelRows
{
    public static IEnumerable<TableRow> Of(ModelResult first, ModelResult second)
    {
        yield return Row("layers", Layers);
        yield return Row("parameters", m => LayerWords.Count(m.Parameters));
        yield return Row("dropout", m => Words(m.Layers.Where(l => l is { Kind: LayerKind.Dropout, Rate: > 0 }).Select(l => LayerWords.Number(l.Rate)).Distinct()));
        yield return Row("batch normalisation", m => m.Layers.Any(l => l.Kind == LayerKind.BatchNorm) ? "yes" : "no");
        yield return Row("optimiser", m => m.Recorded?.Optimizer is { Length: > 0 } name ? name : "not seen");
        yield return Row("weight decay", m => m.Recorded?.Setting("weight_decay") is { } decay ? LayerWords.Number(decay) : "not seen");

        TableRow Row(string name, Func<ModelResult, string> of) => new([name, of(first), of(second)]);
    }

    private static string Layers(ModelResult model) => Words(FoundLayers.Of(model).Where(l => l.HasWeights).Select(l => l.Words), " → ");

    private static string Words(IEnumerable<string> words, string between = ", ") => string.Join(between, words) is { Length: > 0 } all ? all : "none";
}
