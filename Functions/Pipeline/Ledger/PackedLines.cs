using System.Text;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Values by key, stored as deflated lines of key, tab and value in the order of their keys. What a head holds of a province is a hundred megabytes as
/// objects and a few as it is stored: what nobody is changing is kept as stored.
/// </summary>
/// <remarks>Enumerating what is at rest changes nothing, so several may do it at once; looking up and changing open it.</remarks>
public abstract class PackedLines<TValue>
{
    private byte[]? _packed;
    private Dictionary<string, TValue>? _open;
    private string[]? _order; // The keys sorted, until one comes or goes: most changes are of values.

    /// <param name="packed">As <see cref="Pack"/> gave it.</param>
    protected PackedLines(byte[] packed) => _packed = packed;

    /// <summary>The values, to look at.</summary>
    protected Dictionary<string, TValue> Open
    {
        get
        {
            if (_open is { } open)
                return open;
            open = new(StringComparer.Ordinal);
            foreach (var (key, value) in Unpacked())
                open.Add(key, value);
            return _open = open;
        }
    }

    /// <summary>In the order of the keys.</summary>
    protected IEnumerable<KeyValuePair<string, TValue>> InOrder => _open is null ? Unpacked() : Ordered(_open);

    /// <summary>As it is stored.</summary>
    public byte[] Pack() => _packed ??= PackedText.Pack(Write());

    /// <summary>Closes it until it is asked or changed again.</summary>
    public void Rest()
    {
        if (_open is null)
            return;
        Pack();
        (_open, _order) = (null, null);
    }

    /// <summary>The lines; readable.</summary>
    public string Write()
    {
        if (_packed is { } packed)
            return PackedText.Unpack(packed).TrimEnd('\n'); // Cells once ended with a line break.
        var text = new StringBuilder();
        foreach (var (key, value) in Ordered(Open))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(key).Append('\t');
            Append(text, value);
        }

        return text.ToString();
    }

    protected abstract void Append(StringBuilder text, TValue value);

    protected abstract TValue Parse(string text);

    /// <summary>Says that a value was changed.</summary>
    /// <param name="keys">Whether a key came or went.</param>
    protected void Changed(bool keys)
    {
        _packed = null;
        if (keys)
            _order = null;
    }

    private IEnumerable<KeyValuePair<string, TValue>> Ordered(Dictionary<string, TValue> open)
    {
        if (_order is not { } order)
        {
            order = [.. open.Keys];
            Array.Sort(order, StringComparer.Ordinal);
            _order = order;
        }

        foreach (var key in order)
            yield return new(key, open[key]);
    }

    private IEnumerable<KeyValuePair<string, TValue>> Unpacked()
    {
        if (_packed is not { Length: > 0 } packed)
            yield break;
        using var lines = PackedText.Read(packed);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return new(line[..tab], Parse(line[(tab + 1)..]));
        }
    }
}
