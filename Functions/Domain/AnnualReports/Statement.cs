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
}
