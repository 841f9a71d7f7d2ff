using System.Diagnostics.Metrics;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Observation;

/// <summary>
/// The figures of the pipeline, in the meter "Nianbao". Labels come from short lists of our own (datasets, outcomes, rules, timers), so that the number of series is
/// bounded and nothing of a file gets into one.
/// </summary>
public sealed class PipelineMetrics
{
    private readonly DatasetList _datasets;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _findings;
    private readonly Histogram<double> _submissions;
    private readonly Counter<long> _attemptsAgain;
    private readonly Counter<long> _transactions;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _requestsAgain;
    private readonly Gauge<long> _backlog;
    private readonly Gauge<long> _poisoned;
    private readonly Gauge<double> _staleness;
    private readonly Counter<long> _differences;
    private readonly Histogram<double> _timers;

    public PipelineMetrics(IMeterFactory meters, DatasetList datasets)
    {
        _datasets = datasets;
        var meter = meters.Create(Tracing.Name);
        _rows = meter.CreateCounter<long>("nianbao.rows", "{row}", "Rows of uploaded files, by what became of them.");
        _findings = meter.CreateCounter<long>("nianbao.findings", "{finding}", "Findings in uploaded files, by rule.");
        _submissions = meter.CreateHistogram("nianbao.submission.duration", "s", "Time from the arrival of a file to its final receipt.", advice: Seconds(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200));
        _attemptsAgain = meter.CreateCounter<long>("nianbao.submission.retries", "{attempt}", "Attempts at a file after the first.");
        _transactions = meter.CreateCounter<long>("nianbao.storage.transactions", "{transaction}", "Requests to the storage, as it bills them.");
        _conflicts = meter.CreateCounter<long>("nianbao.storage.conflicts", "{request}", "Requests that met another writer (409, 412).");
        _requestsAgain = meter.CreateCounter<long>("nianbao.storage.retries", "{request}", "Requests that the storage client sent again.");
        _backlog = meter.CreateGauge<long>("nianbao.uploads.backlog", "{upload}", "Uploads without a final receipt, as the sweep found them.");
        _poisoned = meter.CreateGauge<long>("nianbao.uploads.poisoned", "{upload}", "Uploads that were given up and wait for a person, as the sweep found them.");
        _staleness = meter.CreateGauge<double>("nianbao.totals.staleness", "s", "How long the oldest upload has waited for its place in the published totals, as the sweep found it.");
        _differences = meter.CreateCounter<long>("nianbao.totals.differences", "{difference}", "Differences between records, cells and published totals that a proof found.");
        _timers = meter.CreateHistogram("nianbao.timer.duration", "s", "Runs of timers.", advice: Seconds(0.1, 1, 5, 30, 60, 300, 900, 1800));
    }

    /// <summary>A file has its final receipt.</summary>
    public void Finished(Receipt receipt)
    {
        var dataset = Dataset(receipt.Dataset);
        var counts = receipt.Counts;
        Rows("accepted", counts.Accepted);
        Rows("unchanged", counts.Unchanged);
        Rows("superseded", counts.Superseded);
        Rows("held", counts.Held);
        Rows("returned", counts.Returned);
        Rows("rejected", counts.Rejected - counts.Returned);
        foreach (var (code, count) in receipt.FindingsByCode)
            _findings.Add(count, new KeyValuePair<string, object?>("nianbao.rule", code));
        if (receipt.FinishedAt is { } finished)
            _submissions.Record(Math.Max(0, (finished - receipt.ReceivedAt).TotalSeconds), dataset, new("nianbao.state", receipt.State.ToString()));

        void Rows(string outcome, int count)
        {
            if (count > 0)
                _rows.Add(count, dataset, new("nianbao.outcome", outcome));
        }
    }

    /// <summary>A file is taken up once more.</summary>
    public void AttemptedAgain() => _attemptsAgain.Add(1);

    /// <summary>A request leaves for the storage.</summary>
    internal void Requested(StorageService service, string method, bool again)
    {
        _transactions.Add(1, Service(service), new("http.request.method", method));
        if (again)
            _requestsAgain.Add(1, Service(service));
    }

    /// <summary>Another writer was there first.</summary>
    internal void Conflicted(StorageService service, int status) => _conflicts.Add(1, Service(service), new("http.response.status_code", status));

    /// <summary>What a pass of the sweep left.</summary>
    public void Swept(int backlog, int poisoned, TimeSpan staleness)
    {
        _backlog.Record(backlog);
        _poisoned.Record(poisoned);
        _staleness.Record(Math.Max(0, staleness.TotalSeconds));
    }

    /// <summary>What a proof of a series found.</summary>
    public void Differed(string dataset, int differences)
    {
        if (differences > 0)
            _differences.Add(differences, Dataset(dataset));
    }

    /// <summary>A timer has run.</summary>
    public void Ran(string timer, bool succeeded, TimeSpan duration) =>
        _timers.Record(duration.TotalSeconds, new("nianbao.timer", timer), new("nianbao.outcome", succeeded ? "success" : "failure"));

    // A file may lie under any path; only names that we know become a label.
    private KeyValuePair<string, object?> Dataset(string name) => new(Tracing.Dataset, _datasets.Find(name)?.Name ?? "unknown");

    private static KeyValuePair<string, object?> Service(StorageService service) => new("nianbao.storage.service", service == StorageService.Blob ? "blob" : "table");

    private static InstrumentAdvice<double> Seconds(params double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}

/// <summary>The parts of a storage account in use.</summary>
internal enum StorageService
{
    Blob,
    Table,
}
