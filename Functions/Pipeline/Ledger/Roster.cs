using System.Collections;
using System.Text;

namespace Nianbao.Pipeline.Ledger;

/// <summary>A few facts of every record of a partition, by its key.</summary>
public sealed class Roster : PackedLines<string>, IEnumerable<KeyValuePair<string, string>>
{
    public Roster()
        : base([])
    {
    }

    /// <param name="packed">As <see cref="PackedLines{TValue}.Pack"/> gave it.</param>
    public Roster(byte[] packed)
        : base(packed)
    {
    }

    public string? this[string key] => Open.GetValueOrDefault(key);

    /// <summary>Sets what is said of a record, or takes it away (null).</summary>
    public void Set(string key, string? facts)
    {
        var before = Open.Count;
        if (facts is null)
            Open.Remove(key);
        else
            Open[key] = facts;
        Changed(keys: Open.Count != before);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => InOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void Append(StringBuilder text, string value) => text.Append(value);

    protected override string Parse(string text) => text;
}
