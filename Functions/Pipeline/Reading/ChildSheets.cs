using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>Why a row of a list belongs to no row of the table.</summary>
public enum LooseReason
{
    /// <summary>Its key is blank.</summary>
    NoKey,

    /// <summary>Its key cannot be read.</summary>
    UnreadableKey,

    /// <summary>No row of the table has its key.</summary>
    NoOwner,
}

/// <summary>A row of a list that belongs to no row of the table.</summary>
/// <param name="Key">The header under which its key stands, or should.</param>
public sealed record LooseItem(ItemTable Table, SourceRow Row, HeaderCell? Key, LooseReason Reason, CellProblem? Problem);

/// <summary>
/// The sheets of a bulk workbook that hold the lists of its records, a row an item, each naming its record by key. They are read to
/// their end first; the rows wait in a temporary file, found by their record's key, so that memory holds only an index.
/// </summary>
internal sealed class ChildSheets(FileContent content, ReadingLimits limits) : IDisposable
{
    /// <summary>Loose rows that are named; they are counted all.</summary>
    public const int LooseNamed = 10_000;

    private readonly SpillFile _spill = new();
    private readonly MemoryStream _bytes = new();
    private readonly Dictionary<UInt128, Waiting> _waiting = [];
    private readonly List<(ItemTable Table, OwnerKey Key)> _tables = [];
    private readonly List<long> _keyless = [];
    private readonly RecentTexts _texts = new();
    private char[] _characters = new char[256];
    private OwnerKey? _owners;
    private int _rows;

    public IReadOnlyList<ItemTable> Tables => [.. _tables.Select(t => t.Table)];

    public IReadOnlyList<HeaderCell> OwnerHeaders
    {
        set => _owners = new(content, value);
    }

    /// <summary>Takes in a sheet's rows below its header.</summary>
    /// <returns>Footers that were skipped.</returns>
    public int Take(ItemTable table, RawRows rows)
    {
        var key = new OwnerKey(content, table.Headers);
        _tables.Add((table, key));
        var keyColumn = table.Headers.FirstOrDefault(h => h.Column == content.Keys[0])?.FileColumn ?? -1;
        var row = new SourceRow();
        var footers = 0;
        while (rows.Read(row))
        {
            if (row.Count == 0 || row.Number <= table.HeaderRow)
                continue;
            if (Footer.Is(row, keyColumn))
            {
                footers++;
                continue;
            }

            if (!table.Headers.Any(h => h.Column is not null && !content.Keys.Contains(h.Column) && !row[h.FileColumn].IsEmpty))
                continue; // Prepared lines: a running number, a code, and nothing else.
            if (++_rows > limits.Rows)
                throw Refusal.TooManyRows(limits.Rows);
            Put(row, _tables.Count - 1, key.Of(row, out _));
        }

        return footers;
    }

    /// <summary>Before the rows of the table are walked.</summary>
    public void Begin()
    {
        foreach (var key in _waiting.Keys)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_waiting, key).Taken = false;
    }

    /// <summary>Gives a row of the table its items.</summary>
    public void Attach(SourceRow owner)
    {
        foreach (var (table, _) in _tables)
            owner.Say(table);
        if (_owners?.Of(owner, out _) is not { } key)
            return;
        ref var waiting = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_waiting, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref waiting))
            return;
        waiting.Taken = true;
        var items = new List<SourceItem>();
        for (var at = waiting.Last; at >= 0;)
            items.Add(Get(at, out at));

        // They are chained from the last one back; sheets follow each other in the workbook's order.
        items.Reverse();
        foreach (var item in items)
            owner.Add(item);
    }

    /// <summary>The rows that no row of the table has taken, up to <see cref="LooseNamed"/>.</summary>
    public IEnumerable<LooseItem> Loose()
    {
        var positions = new List<long>(_keyless);
        foreach (var waiting in _waiting.Values)
        {
            for (var at = waiting.Taken ? -1 : waiting.Last; at >= 0 && positions.Count < LooseNamed;)
            {
                positions.Add(at);
                _ = Get(at, out at);
            }
        }

        positions.Sort();
        foreach (var at in positions)
        {
            var item = Get(at, out _);
            var key = _tables.Find(t => t.Table == item.Table).Key;
            var known = key.Of(item.Row, out var problem);
            yield return new(item.Table, item.Row, key.Header, known is not null ? LooseReason.NoOwner : problem is null ? LooseReason.NoKey : LooseReason.UnreadableKey, problem);
        }
    }

    public void Dispose() => _spill.Dispose();

    private void Put(SourceRow row, int table, UInt128? key)
    {
        _bytes.SetLength(0);
        using (var writer = new BinaryWriter(_bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(key is { } known && _waiting.TryGetValue(known, out var before) ? before.Last : -1L);
            writer.Write((ushort)table);
            SpilledRow.Write(writer, row);
        }

        var at = _spill.Append(_bytes.GetBuffer().AsSpan(0, (int)_bytes.Length));
        if (key is { } owner)
            _waiting[owner] = new() { Last = at };
        else if (_keyless.Count < LooseNamed)
            _keyless.Add(at);
    }

    private SourceItem Get(long at, out long before)
    {
        var bytes = _spill.At(at);
        before = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var table = _tables[System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(bytes[sizeof(long)..])].Table;
        bytes = bytes[(sizeof(long) + sizeof(ushort))..];
        var row = new SourceRow();
        SpilledRow.Read(ref bytes, row, _texts, ref _characters);
        return new(table, row);
    }

    /// <summary>The rows of one record: the position of the last of them, which leads to the others.</summary>
    private struct Waiting
    {
        public long Last;
        public bool Taken;
    }
}
