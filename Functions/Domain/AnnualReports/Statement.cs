namespace Nianbao.Domain.AnnualReports;

/// <summary>The amounts of the three statements, in fen; null where nothing was reported.</summary>
public sealed class Statement
{
    private readonly long?[] _amounts = new long?[StatementLines.All.Count];

    public long? this[StatementLine line]
    {
        get => _amounts[line.Slot];
        set => _amounts[line.Slot] = value;
    }

    /// <summary>The amount of a line by its code, for example <c>BS60.e</c>.</summary>
    public long? this[string code]
    {
        get => this[StatementLines.Of(code)];
        set => this[StatementLines.Of(code)] = value;
    }

    /// <summary>Whether something was reported and all of it is zero; null when nothing was reported at all.</summary>
    public bool? IsZero => !Array.Exists(_amounts, amount => amount is not null) ? null : Array.TrueForAll(_amounts, amount => amount is null or 0);
}
