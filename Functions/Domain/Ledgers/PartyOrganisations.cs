using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.PartyOrganisation>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A party organisation: of a social organisation, or regional ones of an authority (M02, M17, M18).</summary>
public sealed class PartyOrganisation : LedgerEntry
{
    public string? Name { get; set; }

    /// <summary>A code of <see cref="PartyOrgTypes"/>.</summary>
    public string? PartyOrgType { get; set; }

    /// <summary>A code of <see cref="PartyCommitteeScopes"/>; of committees only.</summary>
    public string? CommitteeScope { get; set; }

    public string? Superior { get; set; }

    public string? ApprovedBy { get; set; }

    public string? ApprovalDocNo { get; set; }

    public DateOnly? ApprovedOn { get; set; }

    public DateOnly? DissolvedOn { get; set; }

    public DateOnly? LastElectionOn { get; set; }

    public long? Members { get; set; }

    /// <summary>Credit codes of the other organisations of a joint branch.</summary>
    public IReadOnlyList<string>? JointWith { get; set; }
}

/// <summary>The ledger of party organisations.</summary>
public sealed class PartyOrganisationsLedger() : LedgerDataset<PartyOrganisation>("party-organisations", "党组织台账", "Party organisations", "M02", "M17", "M18")
{
    /// <summary>The number of members, as a fact of the roster.</summary>
    public const string MemberCount = "memberCount";

    /// <summary>The day of the last election, yyyy-MM-dd.</summary>
    public const string LastElection = "lastElectionOn";

    public override LedgerScope Scope => LedgerScope.Either;

    public override string SinceColumn => "approvedOn";

    public override string UntilColumn => "dissolvedOn";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("partyOrgId", "党组织编号", "Party organisation's number", required: true, "党组织代码", "党组织ID"),
        Col.Text("name", "党组织名称", "Name", e => e.Name, ["名称", "partyOrgName"], required: true),
        Col.Choice("partyOrgType", "党组织类型", "Type", PartyOrgTypes.All, e => e.PartyOrgType, ["类型"], required: true),
        Col.Choice("committeeScope", "党委类型", "Scope of a committee", PartyCommitteeScopes.All, e => e.CommitteeScope, ["党委覆盖范围", "组建方式"]),
        Col.Text("superior", "上级党组织", "Higher party organisation", e => e.Superior, ["隶属党组织"]),
        Col.Text("approvedBy", "批准机关", "Approved by", e => e.ApprovedBy, ["批复机关", "批准单位"]),
        Col.Text("approvalDocNo", "批复文号", "Approval", e => e.ApprovalDocNo, ["批准文号"]),
        Col.Date("approvedOn", "批准日期", "Approved on", e => e.ApprovedOn, ["成立日期", "批复日期"], required: true),
        Col.Date("dissolvedOn", "撤销日期", "Dissolved on", e => e.DissolvedOn, ["解散日期"]),
        Col.Date("lastElectionOn", "最近换届日期", "Last election", e => e.LastElectionOn, ["换届日期"]),
        Col.Integer("members", "党员数", "Members", "人", e => e.Members, ["党员人数", "党员总数"]),
        Col.List("jointWith", "联合单位", "Other organisations of a joint branch", e => e.JointWith, ["联合单位信用代码"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("partyOrgType", "党组织类型", "Type of party organisation", PartyOrgTypes.All, e => e.PartyOrgType),
        By("committeeScope", "党委类型", "Scope of a committee", PartyCommitteeScopes.All, e => e.CommitteeScope),
        By("byProvince", "省级批准", "Approved by a provincial authority", e => PartyAuthorities.IsProvincial(e.ApprovedBy)),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } =
    [
        new(MemberCount, e => ((PartyOrganisation)e).Members?.ToString(CultureInfo.InvariantCulture)),
        new(LastElection, e => $"{((PartyOrganisation)e).LastElectionOn:yyyy-MM-dd}"),
    ];

    /// <summary>The day of an entry's last election; null when none was reported.</summary>
    public DateOnly? LastElectionOf(LedgerRosterEntry entry) => DayOf(entry, LastElection);

    protected override IReadOnlyList<Measure> OwnMeasures { get; } = [Sum("members", "党员数", "Members", "人", e => e.Members)];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.ScopeIsACommittees];
}
