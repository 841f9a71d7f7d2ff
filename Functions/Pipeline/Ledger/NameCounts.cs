using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Nianbao.Pipeline.Ledger;

/// <summary>How many records name each of what is counted once.</summary>
public sealed class NameCounts : PackedLines<long>, IEnumerable<KeyValuePair<string, long>>
{
    public NameCounts()
        : base([])
    {
    }

    /// <param name="packed">As <see cref="PackedLines{TValue}.Pack"/> gave it.</param>
    public NameCounts(byte[] packed)
        : base(packed)
    {
    }

    /// <summary>One record more that names it, or one less (-1); a name that none names any more goes.</summary>
    public void Move(string name, int sign)
    {
        ref var records = ref CollectionsMarshal.GetValueRefOrAddDefault(Open, name, out var known);
        records += sign;
        var gone = records == 0;
        if (gone)
            Open.Remove(name);
        Changed(keys: gone == known);
    }

    public IEnumerator<KeyValuePair<string, long>> GetEnumerator() => InOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void Append(StringBuilder text, long value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

    protected override long Parse(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
