using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Instructor>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A party instructor, who is in touch with the organisations of a zone (M22: 党建工作指导员).</summary>
public sealed class Instructor : LedgerEntry
{
    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    public string? Zone { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of instructors.</summary>
public sealed class InstructorsLedger(PersonSeal seal) : LedgerDataset<Instructor>("instructors", "党建工作指导员台账", "Party instructors", "M22")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("instructorId", "党建指导员编号", "Instructor's number", required: true, "指导员编号"),
        Col.Person("name", "姓名", "Name", e => e.Name, ["指导员姓名", "党建指导员姓名"], seal, required: true),
        Col.Text("zone", "片区", "Zone", e => e.Zone, ["联系片区"], 60),
        Col.Date("from", "聘任日期", "From", e => e.From, ["开始日期"], required: true),
        Col.Date("to", "解聘日期", "To", e => e.To, ["结束日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("zone", "片区", "Zone", [], e => e.Zone)];
}
