using System.Text.Json;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// Keeps a file's findings in the file's order, and true totals also where the list must be cut. The first of them are in memory, for
/// the receipt; the others wait in a temporary file, so that a file in which everything is wrong costs no more memory than a clean one.
/// </summary>
internal sealed class FindingBook : IDisposable
{
    private readonly List<Finding> _ofFile = [];
    private readonly List<Finding> _first = [];
    private readonly SpillFile _rest = new();
    private readonly SortedDictionary<string, int> _byCode = new(StringComparer.Ordinal);
    private int _kept;

    public int Total { get; private set; }

    public IReadOnlyDictionary<string, int> ByCode => _byCode;

    /// <summary>Adds the findings of a row; rows come in the file's order.</summary>
    public void Add(IEnumerable<Finding> ofRow)
    {
        foreach (var finding in ofRow.OrderBy(finding => finding.Row ?? 0).ThenBy(finding => finding.Column ?? 0))
            Add(finding);
    }

    public void Add(Finding finding)
    {
        Total++;
        _byCode[finding.Code] = _byCode.GetValueOrDefault(finding.Code) + 1;
        if (_kept >= Receipt.KeptFindings)
            return;
        _kept++;
        if (finding.Row is null)
            _ofFile.Add(finding);
        else if (_first.Count < Receipt.InlineFindings)
            _first.Add(finding);
        else
            _rest.Append(JsonSerializer.SerializeToUtf8Bytes(finding, ReceiptStore.Json));
    }

    /// <summary>The kept findings, those about the whole file first, as they are read one by one.</summary>
    public IEnumerable<Finding> InOrder()
    {
        foreach (var finding in _ofFile)
            yield return finding;
        foreach (var finding in _first)
            yield return finding;
        for (long at = 0; at < _rest.Length;)
        {
            yield return Rest(at, out at);
        }
    }

    public void Dispose() => _rest.Dispose();

    private Finding Rest(long at, out long next)
    {
        var bytes = _rest.At(at);
        next = SpillFile.Behind(at, bytes);
        return JsonSerializer.Deserialize<Finding>(bytes, ReceiptStore.Json)!;
    }
}
