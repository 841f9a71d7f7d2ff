using System.Diagnostics.Metrics;
using System.Globalization;
using Nianbao.Pipeline.Observation;

namespace Nianbao.Tests.Observation;

/// <summary>The figures of one host among all that run in this process: a meter bears the factory of the host that made it.</summary>
internal sealed class MeterReading : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Sum, double Last, int Times)> _series = new(StringComparer.Ordinal);

    public MeterReading(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Tracing.Name || !ReferenceEquals(instrument.Meter.Scope, factory))
                return;
            lock (_lock)
                Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>All series as "name label=value …", labels by name.</summary>
    public IReadOnlyList<string> Series
    {
        get
        {
            lock (_lock)
                return [.. _series.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The sum of a series; 0 when there is none.</summary>
    public double Sum(string series) => Of(series).Sum;

    /// <summary>The last value of a series.</summary>
    public double Last(string series) => Of(series).Last;

    /// <summary>How often a series was measured.</summary>
    public int Times(string series) => Of(series).Times;

    public void Dispose() => _listener.Dispose();

    private (double Sum, double Last, int Times) Of(string series)
    {
        lock (_lock)
            return _series.GetValueOrDefault(series);
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var tag in tags)
            labels.Add($"{tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}");
        var series = string.Join(' ', labels.Order(StringComparer.Ordinal).Prepend(instrument.Name));
        lock (_lock)
        {
            var (sum, _, times) = _series.GetValueOrDefault(series);
            _series[series] = (sum + value, value, times + 1);
        }
    }
}
