namespace Nianbao.Domain.AnnualReports;

/// <summary>The amounts of the three statements, in fen; null where nothing was reported.</summary>
public sealed class Statement
{
    private const int BitsOfAWord = 64;

    /// <summary>Zero where nothing was reported. Some hundred nullable amounts in every report would take twice as much memory.</summary>
    private readonly long[] _amounts = new long[StatementLines.All.Count];

    /// <summary>A bit for each line: whether it was reported.</summary>
    private readonly ulong[] _reported = new ulong[(StatementLines.All.Count + BitsOfAWord - 1) / BitsOfAWord];

    public long? this[StatementLine line]
    {
        get => (_reported[line.Slot / BitsOfAWord] & Bit(line)) == 0 ? null : _amounts[line.Slot];
        set
        {
            _amounts[line.Slot] = value ?? 0;
            ref var word = ref _reported[line.Slot / BitsOfAWord];
            word = value is null ? word & ~Bit(line) : word | Bit(line);
        }
    }

    /// <summary>The amount of a line by its code, for example <c>BS60.e</c>.</summary>
    public long? this[string code]
    {
        get => this[StatementLines.Of(code)];
        set => this[StatementLines.Of(code)] = value;
    }

    /// <summary>Whether something was reported and all of it is zero; null when nothing was reported at all.</summary>
    public bool? IsZero => !_reported.AsSpan().ContainsAnyExcept(0UL) ? null : !_amounts.AsSpan().ContainsAnyExcept(0L);

    private static ulong Bit(StatementLine line) => 1UL << (line.Slot % BitsOfAWord);
}
