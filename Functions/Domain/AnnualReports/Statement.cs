namespace Nianbao.Domain.AnnualReports;

/// <summary>The amounts of the three statements, in fen; null where nothing was reported.</summary>
public sealed class Statement
{
    /// <summary>Stands for null: half the memory of what can be null, in every report, for some hundred lines. No amount comes near it (<see cref="Values.MoneyFormat.Limit"/>).</summary>
    private const long NotReported = long.MinValue;

    private readonly long[] _amounts = new long[StatementLines.All.Count];

    public Statement() => Array.Fill(_amounts, NotReported);

    public long? this[StatementLine line]
    {
        get => _amounts[line.Slot] is var amount and not NotReported ? amount : null;
        set => _amounts[line.Slot] = value ?? NotReported;
    }

    /// <summary>The amount of a line by its code, for example <c>BS60.e</c>.</summary>
    public long? this[string code]
    {
        get => this[StatementLines.Of(code)];
        set => this[StatementLines.Of(code)] = value;
    }

    /// <summary>Whether something was reported and all of it is zero; null when nothing was reported at all.</summary>
    public bool? IsZero => !_amounts.AsSpan().ContainsAnyExcept(NotReported) ? null : !_amounts.AsSpan().ContainsAnyExcept(NotReported, 0);
}
