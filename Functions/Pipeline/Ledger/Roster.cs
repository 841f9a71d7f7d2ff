using System.Collections;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// A few facts of every record of a partition, by its key. The rosters of a province are tens of megabytes as dictionaries and a tenth of it as
/// they are stored; one that nobody is changing is kept as stored.
/// </summary>
/// <remarks>Enumerating a roster at rest changes nothing, so several may do it at once; looking up and changing open it.</remarks>
public sealed class Roster : IEnumerable<KeyValuePair<string, string>>
{
    private byte[]? _packed;
    private SortedDictionary<string, string>? _open;

    public Roster()
        : this([])
    {
    }

    /// <param name="packed">As <see cref="Pack"/> gave it.</param>
    public Roster(byte[] packed) => _packed = packed;

    public string? this[string key] => Open.GetValueOrDefault(key);

    private SortedDictionary<string, string> Open
    {
        get
        {
            if (_open is { } open)
                return open;
            open = new(StringComparer.Ordinal);
            foreach (var (key, facts) in Unpacked())
                open.Add(key, facts);
            return _open = open;
        }
    }

    /// <summary>Sets what is said of a record, or takes it away (null).</summary>
    public void Set(string key, string? facts)
    {
        if (facts is null)
            Open.Remove(key);
        else
            Open[key] = facts;
        _packed = null;
    }

    /// <summary>As it is stored: deflated lines of key, tab, facts.</summary>
    public byte[] Pack() => _packed ??= PackedText.Pack(string.Join('\n', Open.Select(entry => entry.Key + "\t" + entry.Value)));

    /// <summary>Closes it until it is asked or changed again.</summary>
    public void Rest()
    {
        if (_open is null)
            return;
        Pack();
        _open = null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => (_open ?? Unpacked()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<KeyValuePair<string, string>> Unpacked()
    {
        if (_packed is not { Length: > 0 } packed)
            yield break;
        using var lines = PackedText.Read(packed);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return new(line[..tab], line[(tab + 1)..]);
        }
    }
}
