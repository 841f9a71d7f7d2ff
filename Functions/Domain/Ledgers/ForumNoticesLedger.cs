using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.ForumNotice>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A forum that an organisation reported beforehand, and what was decided (M08).</summary>
public sealed class ForumNotice : LedgerEntry
{
    public string? Title { get; set; }

    /// <summary>A code of <see cref="ForumKinds"/>.</summary>
    public string? Kind { get; set; }

    public DateOnly? PlannedOn { get; set; }

    public string? Place { get; set; }

    public long? Scale { get; set; }

    public IReadOnlyList<string>? Organisers { get; set; }

    public IReadOnlyList<string>? CoOrganisers { get; set; }

    public IReadOnlyList<ForumSpeaker>? Speakers { get; set; }

    public bool? FeeCharged { get; set; }

    public string? InternalResolution { get; set; }

    public string? SupervisorApproval { get; set; }

    public bool? PartyOrgReview { get; set; }

    public DateOnly? ReportedOn { get; set; }

    /// <summary>Whether the authority agreed; null while it has not decided.</summary>
    public bool? Approved { get; set; }

    /// <summary>Whether a reserved word in the title was approved.</summary>
    public bool? NameApproved { get; set; }
}

/// <summary>A speaker of a forum.</summary>
public sealed class ForumSpeaker : ListItem
{
    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    public string? Affiliation { get; set; }

    public bool? IsForeign { get; set; }

    public bool? IsLeadingCadre { get; set; }
}

/// <summary>The ledger of forum notices.</summary>
public sealed class ForumNoticesLedger(PersonSeal seal) : LedgerDataset<ForumNotice>("forum-notices", "论坛研讨会报告台账", "Forum notices", "M08")
{
    /// <summary>The day it was reported, yyyy-MM-dd.</summary>
    public const string Reported = "reportedOn";

    public override string SinceColumn => "plannedOn";

    public override bool MayBeginLater => true;

    public override IReadOnlyList<ChildList> Children { get; } =
    [
        new ChildList<ForumNotice, ForumSpeaker>(
            "speakers",
            "演讲嘉宾",
            "Speakers",
            e => e.Speakers,
            [
                ColumnOf<ForumSpeaker>.Person("name", "嘉宾姓名", "Speaker", i => i.Name, ["姓名"], seal),
                ColumnOf<ForumSpeaker>.Text("affiliation", "单位及职务", "Affiliation", i => i.Affiliation, ["单位"]),
                ColumnOf<ForumSpeaker>.Flag("isForeign", "是否境外人员", "From abroad", i => i.IsForeign, ["境外人员"]),
                ColumnOf<ForumSpeaker>.Flag("isLeadingCadre", "是否领导干部", "Leading cadre", i => i.IsLeadingCadre, ["领导干部"]),
            ]) { Aliases = ["嘉宾名单"] },
    ];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("noticeId", "报告编号", "Number of the notice", required: true, "事前报告编号", "论坛报告编号"),
        Col.Text("title", "活动名称", "Title", e => e.Title, ["论坛名称"], required: true),
        Col.Choice("kind", "活动形式", "Kind", ForumKinds.All, e => e.Kind, ["论坛类型"]),
        Col.Date("plannedOn", "计划日期", "Planned on", e => e.PlannedOn, ["拟举办日期"], required: true),
        Col.Text("place", "举办地点", "Place", e => e.Place, ["地点"]),
        Col.Integer("scale", "规模", "Scale", "人", e => e.Scale, ["参加人数", "拟参加人数"]),
        Col.List("organisers", "主办单位", "Organisers", e => e.Organisers, []),
        Col.List("coOrganisers", "协办单位", "Co-organisers", e => e.CoOrganisers, ["承办单位"]),
        Col.Flag("feeCharged", "是否收费", "Fee charged", e => e.FeeCharged, ["收费"]),
        Col.Text("internalResolution", "内部决议", "Internal resolution", e => e.InternalResolution, ["理事会决议", "会员大会决议"]),
        Col.Text("supervisorApproval", "主管单位意见", "Opinion of the supervising unit", e => e.SupervisorApproval, ["业务主管单位意见"]),
        Col.Flag("partyOrgReview", "党组织政治审核", "Reviewed by the party organisation", e => e.PartyOrgReview, ["政治审核"]),
        Col.Date("reportedOn", "报告日期", "Reported on", e => e.ReportedOn, ["报备日期"], required: true),
        Col.Flag("approved", "是否同意", "Approved", e => e.Approved, ["是否批准"]),
        Col.Flag("nameApproved", "冠名是否批准", "Reserved name approved", e => e.NameApproved, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("kind", "活动形式", "Kind", ForumKinds.All, e => e.Kind),
        By("approved", "同意", "Approved", e => e.Approved),
        By("feeCharged", "收费", "Fee charged", e => e.FeeCharged),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } = [new(Reported, e => $"{((ForumNotice)e).ReportedOn:yyyy-MM-dd}")];

    /// <summary>What a line of the roster tells of the notice.</summary>
    public ForumNotice Read(LedgerRosterEntry entry) => new() { Uscc = entry.Owner, Id = entry.Id, PlannedOn = entry.Since, ReportedOn = DayOf(entry, Reported) };

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.ForumIsReportedInTime];
}
