using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Autograder.Api.Health;

/// <summary>Listens to what ASP.NET Core measures of every request, and keeps it by route and status. Routes are templates, so nobody's data is in them.</summary>
internal sealed class RequestMeter : IHostedService, IDisposable
{
    private const string Name = "autograder_http_request_seconds";
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
    private readonly ConcurrentDictionary<(string Method, string Route, string Status), Durations> _byRoute = new();
    private readonly MeterListener _listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "http.server.request.duration", Meter.Name: "Microsoft.AspNetCore.Hosting" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add(seconds, tags));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _listener.Dispose();

    public void WriteTo(MetricsText text)
    {
        text.Head(Name, "histogram", "How long requests took, by route and status.");
        foreach (var ((method, route, status), durations) in _byRoute.OrderBy(entry => entry.Key))
        {
            var (counts, sum) = durations.Read();
            text.Histogram(Name, [("method", method), ("route", route), ("status", status)], Bounds, counts, sum);
        }
    }

    private void Add(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string method = "", route = "", status = "";
        foreach (var (key, value) in tags)
        {
            switch (key)
            {
                case "http.request.method": method = $"{value}"; break;
                case "http.route": route = $"{value}"; break;
                case "http.response.status_code": status = $"{value}"; break;
                default: break;
            }
        }

        _byRoute.GetOrAdd((method, route, status), _ => new Durations()).Add(seconds);
    }

    private sealed class Durations
    {
        private readonly Lock _lock = new();
        private readonly long[] _counts = new long[Bounds.Length + 1];
        private double _sum;

        public void Add(double seconds)
        {
            lock (_lock)
            {
                var at = Array.FindIndex(Bounds, bound => seconds <= bound);
                _counts[at < 0 ? Bounds.Length : at]++;
                _sum += seconds;
            }
        }

        public (IReadOnlyList<long> Cumulative, double Sum) Read()
        {
            lock (_lock)
            {
                var all = 0L;
                return ([.. _counts.Select(count => all += count)], _sum);
            }
        }
    }
}
