using System.Globalization;
using System.Text;

namespace Autograder.Api.Health;

/// <summary>Writes numbers as Prometheus reads them (text format 0.0.4).</summary>
internal sealed class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private readonly StringBuilder _text = new();

    public MetricsText Gauge(string name, string help, double value) => Head(name, "gauge", help).Sample(name, [], value);

    public MetricsText Head(string name, string type, string help)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        return this;
    }

    public MetricsText Sample(string name, IReadOnlyList<(string Name, string Value)> labels, double value)
    {
        _text.Append(name);
        if (labels.Count > 0)
        {
            _text.Append('{').AppendJoin(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\"")).Append('}');
        }

        _text.Append(' ').Append(Number(value)).Append('\n');
        return this;
    }

    /// <param name="counts">How many were at most as large as each bound: cumulative, the last one is the number of all.</param>
    public MetricsText Histogram(string name, IReadOnlyList<(string Name, string Value)> labels, IReadOnlyList<double> bounds, IReadOnlyList<long> counts, double sum)
    {
        for (var at = 0; at < counts.Count; at++)
        {
            Sample($"{name}_bucket", [.. labels, ("le", at < bounds.Count ? Number(bounds[at]) : "+Inf")], counts[at]);
        }

        return Sample($"{name}_sum", labels, sum).Sample($"{name}_count", labels, counts[^1]);
    }

    public override string ToString() => _text.ToString();

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
