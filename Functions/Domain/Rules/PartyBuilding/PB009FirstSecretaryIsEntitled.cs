using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// A first secretary (第一书记) is appointed by the provincial authority to an organisation of provincial level, from its
/// officers who are party members and whose relations are elsewhere (domain.md 2.1 M14, 7.6, PB-009). One violation at each
/// entry that says otherwise; what is blank is not judged, except who appointed, where the file asks for it.
/// </summary>
/// <remarks>
/// The report does not say where each member's relation is; that all of them are in the organisation contradicts the appointment.
/// </remarks>
public sealed class PB009FirstSecretaryIsEntitled() : Rule<AnnualReport>(
    "PB-009",
    Severity.Error,
    "第一书记设置条件不符。",
    "First-secretary conditions not met.",
    "{what}。请核对；没有省级党建工作机构任命的第一书记的，请将第一书记留空。",
    "{what}. Check it; leave the first secretary blank when the provincial authority appointed none.")
{
    private const string Name = "partyOrg.firstSecretary.name";
    private const string AppointedBy = "partyOrg.firstSecretary.appointedBy";

    public override string Basis => "广东省社会组织党委第一书记选派工作（2020年起，domain.md 2.1 M14）；任命机关见 Reference/party-authorities.json";

    public override string CauseZh => "第一书记是书记之外的职务，由省级党建工作机构从省级社会组织负责人中、组织关系不能转入的党员里任命。常见原因是把普通书记填成了第一书记。";

    public override string CauseEn => "A first secretary stands beside the secretary: the provincial authority appoints one from the officers of a provincial organisation who are party members and cannot transfer their relations. It usually breaks because an ordinary secretary was entered here.";

    public override IReadOnlyList<string> Fields => [Name, AppointedBy, "officers", "partyRelationInOrg", "partyMembersTotal", "regLevel"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.FirstSecretaryName is null)
            return;
        var context = judge.Context;
        if ((context.Registered?.RegLevel ?? record.RegLevel) is { } level && level != RegLevels.Province)
            Fail(Name, "第一书记只在省级登记的社会组织设置", "Only organisations registered with the province have a first secretary");
        else if (PartyPersons.Find(record, record.FirstSecretaryName) is { } found)
            CheckOfficer(found);
        if (record is { PartyRelationInOrg: { } inOrganisation, PartyMembersTotal: { } total and > 0 } && inOrganisation >= total)
            Fail("partyRelationInOrg", "第一书记的组织关系不在本组织，而填报的全部党员组织关系都在本组织", "The first secretary's relation is elsewhere, but all members' relations were reported to be in the organisation");
        if (record.FirstSecretaryAppointedBy is { } authority ? !PartyAuthorities.IsProvincial(authority) : context.Extent.Asks(AppointedBy))
            Fail(AppointedBy, "第一书记由省社会组织党委（现省委社会工作部）任命", "First secretaries are appointed by the provincial party committee of social organisations (now the provincial department of social work)", PartyAuthorities.Provincial[0].Name);

        void CheckOfficer(IReadOnlyList<Officer> persons)
        {
            if (!persons.Any(p => p.Post is null || OfficerPosts.IsOfficer(p.Post)))
                Fail(Name, "第一书记应为本组织负责人（会长、副会长、秘书长），负责人名单中没有此人", "The first secretary is an officer of the organisation (chair, vice chair, secretary-general), but is not in the list of officers");
            else if (persons.Any(p => p.IsPartyMember == false))
                Fail(Name, "第一书记应为党员，负责人名单中填报此人不是党员", "The first secretary is a party member, but the list of officers says otherwise");
        }

        void Fail(string field, string zh, string en, string? expected = null) => judge.Fail(this, field, expected, arguments: [("what", zh), ("what.en", en)]);
    }
}
