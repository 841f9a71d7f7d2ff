using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Ledgers;

/// <summary>A ledger of one kind of entry.</summary>
public abstract class LedgerDataset<TEntry>(string name, string chinese, string english, params string[] mechanisms) : LedgerDataset(name, chinese, english, mechanisms)
    where TEntry : LedgerEntry, new()
{
    private static readonly Column Code = ColumnOf<TEntry>.Code("uscc", "统一社会信用代码", "Unified social credit code", e => e.Uscc, CommonAliases.Uscc);
    private static readonly Column RequiredCode = ColumnOf<TEntry>.Code("uscc", "统一社会信用代码", "Unified social credit code", e => e.Uscc, CommonAliases.Uscc, required: true);

    public sealed override IReadOnlyList<Column> Columns => field ??= [.. OwnerColumns, .. OwnColumns, .. CommonColumns];

    public sealed override IReadOnlyList<Measure> Measures => field ??= [new("records", "条数", "Entries", "条", 0, _ => 1), .. OwnMeasures];

    public sealed override string IdColumn => OwnColumns[0].Name;

    /// <summary>Its own columns, the number first.</summary>
    protected abstract IReadOnlyList<Column> OwnColumns { get; }

    /// <summary>What adds up besides the number of entries.</summary>
    protected virtual IReadOnlyList<Measure> OwnMeasures => [];

    public sealed override Record NewRecord() => new TEntry();

    private IEnumerable<Column> OwnerColumns => Scope switch
    {
        LedgerScope.Organisation => [RequiredCode],
        LedgerScope.Authority => [DivisionColumn(required: true)],
        _ => [Code, DivisionColumn(required: false)],
    };

    private static Column[] CommonColumns =>
    [
        ColumnOf<TEntry>.Text("note", "备注", "Note", e => e.Note, ["备注说明"], 500),
        ColumnOf<TEntry>.Flag("isVoid", "作废", "Void", e => e.IsVoid, ["是否作废", "void"]),
    ];

    /// <summary>The number: asked for where it is <paramref name="required"/>, else derived when blank.</summary>
    protected static Column Number(string name, string chinese, string english, bool required, params string[] aliases) =>
        ColumnOf<TEntry>.Text(name, chinese, english, e => e.Id, [.. aliases, "id"], 64, required);

    protected static Dimension By(string name, string chinese, string english, IReadOnlyList<Choice> values, Func<TEntry, string?> of) =>
        new(name, chinese, english, values, (r, _) => of((TEntry)r) ?? "");

    protected static Dimension By(string name, string chinese, string english, Func<TEntry, bool?> of) =>
        new(name, chinese, english, YesNo.All, (r, _) => YesNo.Of(of((TEntry)r)));

    protected static Measure Sum(string name, string chinese, string english, string unit, Func<TEntry, long?> amount, int decimals = 0) =>
        new(name, chinese, english, unit, decimals, r => amount((TEntry)r));

    private static Column DivisionColumn(bool required) =>
        ColumnOf<TEntry>.Choice("divisionCode", "所属区划", "Division", AuthorityDivisions.All, e => e.DivisionCode, ["所属区划代码", "所属地区", "区划代码", "行政区划代码", "地市"], required);
}
