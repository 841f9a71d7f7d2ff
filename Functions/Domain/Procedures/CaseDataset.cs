using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Procedures;

/// <summary>The cases of one procedure as a dataset: acts make its versions, nobody uploads it, and its totals are indicators (domain.md 11.3).</summary>
public abstract class CaseDataset<TCase>(PersonSeal seal, Procedure procedure) : Dataset, IProceduralDataset
    where TCase : CaseRecord, new()
{
    public Procedure Procedure => procedure;

    public override PeriodKind PeriodKind => PeriodKind.Current;

    public override bool IsUploadable => false;

    public override IReadOnlyList<string> KeyColumns => ["uscc", "no"];

    public override IReadOnlyList<Rule> Rules => [];

    public override IReadOnlyList<Column> Columns => field ??=
    [
        ColumnOf<TCase>.Code("uscc", "统一社会信用代码", "Unified social credit code", one => one.Uscc, [], required: true),
        ColumnOf<TCase>.Text("no", "编号", "Number", one => one.No, [], 100, required: true),
        ColumnOf<TCase>.Text("name", "组织名称", "Name", one => one.Name, []),
        ColumnOf<TCase>.Choice("state", "状态", "State", procedure.States, one => one.State, []),
        .. OwnColumns,
        .. CaseColumns.Of<TCase>(seal, procedure),
    ];

    public override IReadOnlyList<Dimension> Dimensions => field ??=
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((TCase)r).LegalType ?? ""),
        new("state", "状态", "State", procedure.States, (r, _) => ((TCase)r).Stage),
        .. OwnDimensions,
    ];

    public override IReadOnlyList<Measure> Measures => field ??= [new("records", "件数", "Cases", "件", 0, _ => 1), .. OwnMeasures];

    public override string Shape => field ??= Fingerprint([Name, "roster 2"]);

    protected abstract IReadOnlyList<Column> OwnColumns { get; }

    protected abstract IReadOnlyList<Dimension> OwnDimensions { get; }

    protected virtual IReadOnlyList<Measure> OwnMeasures => [];

    public sealed override Record NewRecord() => new TCase();

    protected static Dimension By(string name, string chinese, string english, IReadOnlyList<Choice> values, Func<TCase, string?> of, bool isSet = false) =>
        new(name, chinese, english, values, (r, _) => of((TCase)r) ?? "", isSet);

    protected static Dimension By(string name, string chinese, string english, Func<TCase, bool?> of) => By(name, chinese, english, YesNo.All, one => YesNo.Of(of(one)));
}
