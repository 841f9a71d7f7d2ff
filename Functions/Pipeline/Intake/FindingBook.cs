using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Intake;

/// <summary>Keeps a file's findings in the file's order, and true totals also where the list must be cut.</summary>
internal sealed class FindingBook
{
    private readonly List<Finding> _kept = [];
    private readonly SortedDictionary<string, int> _byCode = new(StringComparer.Ordinal);

    public int Total { get; private set; }

    public IReadOnlyDictionary<string, int> ByCode => _byCode;

    public void Add(Finding finding)
    {
        Total++;
        _byCode[finding.Code] = _byCode.GetValueOrDefault(finding.Code) + 1;
        if (_kept.Count < Receipt.KeptFindings)
            _kept.Add(finding);
    }

    /// <summary>The kept findings by row, then column; those about the whole file first.</summary>
    public IReadOnlyList<Finding> InOrder() => [.. _kept.OrderBy(finding => finding.Row ?? 0).ThenBy(finding => finding.Column ?? 0)];
}
