using System.Collections;
using System.Text.Json;
using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Receipts;

/// <summary>
/// The findings of an upload in the order of the file, walked as often as is needed, one walk at a time. A long list lies in a
/// temporary file and is never whole in memory: 200,000 findings are some 200 MB. Disposing it deletes the file.
/// </summary>
public sealed class FindingList : IEnumerable<Finding>, IDisposable
{
    private readonly IEnumerable<Finding>? _findings;
    private readonly Stream? _json;

    /// <param name="findings">Can be enumerated again and again.</param>
    public FindingList(IEnumerable<Finding> findings, int count) => (_findings, Count) = (findings, count);

    /// <param name="json">A JSON array of findings; seekable, and closed with this list.</param>
    public FindingList(Stream json, int count) => (_json, Count) = (json, count);

    public FindingList(IReadOnlyList<Finding> findings)
        : this(findings, findings.Count)
    {
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    public IEnumerator<Finding> GetEnumerator()
    {
        if (_json is null)
            return _findings!.GetEnumerator();
        _json.Position = 0;
        return JsonSerializer.DeserializeAsyncEnumerable<Finding>(_json, ReceiptStore.Json).ToBlockingEnumerable().GetEnumerator()!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _json?.Dispose();
}
