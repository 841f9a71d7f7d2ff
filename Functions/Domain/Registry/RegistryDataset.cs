using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Registry.Organisation>;

namespace Nianbao.Domain.Registry;

/// <summary>The register: one state, kept by the registrars (M01).</summary>
public sealed class RegistryDataset(PersonSeal seal) : Dataset
{
    public override string Name => "registry";

    public override string Chinese => "社会组织登记库";

    public override string English => "Register of social organisations";

    public override bool IsRegister => true;

    public override PeriodKind PeriodKind => PeriodKind.Current;

    public override IReadOnlyList<Column> Columns { get; } = ColumnHelp.Explain((Column[])
    [
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", o => o.Uscc, CommonAliases.Uscc, required: true),
        Col.Text("name", "组织名称", "Name", o => o.Name, CommonAliases.Name, required: true),
        Col.Choice("legalType", "组织类型", "Legal type", LegalTypes.All, o => o.LegalType, CommonAliases.LegalType),
        Col.Choice("kind", "组织类别", "Kind", OrganisationKinds.All, o => o.Kind, ["类别", "社团类别", "sgKind", "ssiForm", "fdnKind"]),
        Col.Choice("regLevel", "登记级别", "Level of registration", RegLevels.All, o => o.RegLevel, ["级别", "登记层级", "level", "registrationLevel"]),
        Col.Text("regionCode", "住所区划", "Division of the domicile", o => o.RegionCode, ["住所区划代码", "住所行政区划", "行政区划代码", "所在区划", "区划代码", "region"], 60),
        Col.Text("registrarCode", "登记管理机关区划代码", "Registrar's division", o => o.RegistrarCode, ["登记机关区划", "登记管理机关代码", "登记机关代码", "登记管理机关", "登记机关", "registrar"], 60),
        Col.Date("establishedOn", "成立日期", "Established on", o => o.EstablishedOn, ["成立登记日期", "登记日期", "成立时间", "注册日期", "established", "establishedDate"], required: true),
        Col.Choice("status", "状态", "Status", OrgStatuses.All, o => o.Status, ["登记状态", "组织状态", "orgStatus"]),
        Col.Date("endedOn", "注销/撤销日期", "Ended on", o => o.EndedOn, ["注销日期", "撤销日期", "注销或撤销日期", "终止日期", "注销撤销日期", "endDate", "ended"]),
        Col.Choice("registrationMode", "登记方式", "Mode of registration", RegistrationModes.All, o => o.RegistrationMode, ["登记模式", "管理方式", "管理体制", "登记管理体制", "登记管理方式", "mode"]),
        Col.Text("supervisingUnit", "业务主管单位", "Supervising unit", o => o.SupervisingUnit, CommonAliases.SupervisingUnit),
        Col.Text("partyAuthority", "党建领导机关", "Party-building authority", o => o.PartyAuthority, ["党建工作机构", "党建主管单位", "党建领导机构"]),
        Col.Flag("isCharity", "是否慈善组织", "Charity", o => o.IsCharity, CommonAliases.IsCharity),
        Col.Flag("hasPublicFundraising", "是否具有公开募捐资格", "Public fundraising", o => o.HasPublicFundraising, CommonAliases.HasPublicFundraising),
        Col.Text("address", "住所", "Domicile", o => o.Address, ["地址", "住所地址", "办公地址", "domicile"]),
        Col.Money("registeredFunds", "注册资金", "Registered funds", o => o.RegisteredFunds, ["注册资本", "开办资金", "原始基金", "原始基金数额", "funds"]),
        Col.List("formerNames", "曾用名", "Former names", o => o.FormerNames, ["曾用名称", "原名称", "formerName"]),
        .. RegistryColumns.Of(seal),
    ], RegistryHelp.Columns);

    public override IReadOnlyList<ChildList> Children { get; } = ColumnHelp.Explain(RegistryColumns.ListsOf(seal), RegistryHelp.Lists);

    public override IReadOnlyList<Rule> Rules => RuleCatalogue.Registry;

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((Organisation)r).LegalType ?? ""),
        new("status", "状态", "Status", OrgStatuses.All, (r, _) => ((Organisation)r).Status ?? ""),
        new("mode", "登记方式", "Mode of registration", RegistrationModes.All, (r, _) => ((Organisation)r).RegistrationMode ?? ""),
        new("charity", "慈善组织", "Charity", YesNo.All, (r, _) => YesNo.Of(((Organisation)r).IsCharity)),
    ];

    public override IReadOnlyList<Measure> Measures { get; } =
    [
        new("records", "登记数", "Organisations", "家", 0, _ => 1),
        new("active", "在册数", "Active organisations", "家", 0, r => ((Organisation)r).Status == OrgStatuses.Active ? 1 : 0),
    ];

    /// <summary>The rosters bear the legal representative, the officers and the grades.</summary>
    public override string Shape => Fingerprint("legalRep", "officers", "grades");

    public override Record NewRecord() => new Organisation();

    /// <summary>The credit code tells type, level and registrar; a row without a status is an active organisation.</summary>
    public override void Complete(Record record, Period period)
    {
        var organisation = (Organisation)record;
        organisation.LegalType ??= Uscc.LegalTypeOf(organisation.Uscc);
        organisation.Status ??= OrgStatuses.Active;
        if (organisation.Division.Length == 0)
            return;
        organisation.RegLevel ??= Divisions.LevelOf(organisation.Division);
        organisation.RegistrarCode ??= organisation.Division;
    }

    public override bool RostersNameAll => true;

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterOrganisation.Of((Organisation)record).ToString();
}
