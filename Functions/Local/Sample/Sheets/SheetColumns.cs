using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Sheets;

/// <summary>The columns of the three kinds of file. Headers are those of the datasets; values are written here, the way people write them.</summary>
internal static class SheetColumns
{
    public static readonly IReadOnlyList<SheetColumn<Organisation>> Register = OfRegister(Named("registry"));

    public static readonly IReadOnlyList<SheetColumn<AnnualReport>> Reports = OfReports(Named("annual-reports"));

    public static readonly IReadOnlyList<SheetColumn<Activity>> Activities = OfActivities(Named("activities"));

    private static Dataset Named(string name) => Catalogue.TryGet(name, out var dataset) ? dataset : throw new KeyNotFoundException($"There is no dataset {name}.");

    private static SheetColumn<Organisation>[] OfRegister(Dataset dataset)
    {
        Column At(string name) => dataset.Column(name);
        return
        [
            SheetColumnOf<Organisation>.Text(At("uscc"), o => o.Uscc),
            SheetColumnOf<Organisation>.Text(At("name"), o => o.Name),
            SheetColumnOf<Organisation>.Choice(At("legalType"), o => o.LegalType),
            SheetColumnOf<Organisation>.Choice(At("kind"), o => o.Kind),
            SheetColumnOf<Organisation>.Choice(At("regLevel"), o => o.RegLevel),
            SheetColumnOf<Organisation>.Text(At("regionCode"), o => o.RegionCode),
            SheetColumnOf<Organisation>.Text(At("registrarCode"), o => o.RegistrarCode),
            SheetColumnOf<Organisation>.Date(At("establishedOn"), o => o.EstablishedOn),
            SheetColumnOf<Organisation>.Choice(At("status"), o => o.Status),
            SheetColumnOf<Organisation>.Date(At("endedOn"), o => o.EndedOn),
            SheetColumnOf<Organisation>.Choice(At("registrationMode"), o => o.RegistrationMode),
            SheetColumnOf<Organisation>.Text(At("supervisingUnit"), o => o.SupervisingUnit),
            SheetColumnOf<Organisation>.Text(At("partyAuthority"), o => o.PartyAuthority),
            SheetColumnOf<Organisation>.Flag(At("isCharity"), o => o.IsCharity),
            SheetColumnOf<Organisation>.Flag(At("hasPublicFundraising"), o => o.HasPublicFundraising),
            SheetColumnOf<Organisation>.Text(At("address"), o => o.Address),
            SheetColumnOf<Organisation>.Hundredths(At("registeredFunds"), o => o.RegisteredFunds),
            SheetColumnOf<Organisation>.List(At("formerNames"), o => o.FormerNames),
        ];
    }

    private static SheetColumn<AnnualReport>[] OfReports(Dataset dataset)
    {
        Column At(string name) => dataset.Column(name);
        return
        [
            SheetColumnOf<AnnualReport>.Text(At("uscc"), r => r.Uscc),
            SheetColumnOf<AnnualReport>.Text(At("name"), r => r.Name),
            SheetColumnOf<AnnualReport>.Choice(At("legalType"), r => r.LegalType),
            SheetColumnOf<AnnualReport>.Number(At("reportYear"), r => r.ReportYear),
            SheetColumnOf<AnnualReport>.Flag(At("isCharity"), r => r.IsCharity),
            SheetColumnOf<AnnualReport>.Flag(At("hasPublicFundraising"), r => r.HasPublicFundraising),
            SheetColumnOf<AnnualReport>.Text(At("supervisingUnit"), r => r.SupervisingUnit),
            SheetColumnOf<AnnualReport>.Number(At("membersUnit"), r => r.MembersUnit),
            SheetColumnOf<AnnualReport>.Number(At("membersIndividual"), r => r.MembersIndividual),
            SheetColumnOf<AnnualReport>.Number(At("membersTotal"), r => r.MembersTotal),
            SheetColumnOf<AnnualReport>.Number(At("partyMembersTotal"), r => r.PartyMembersTotal),
            SheetColumnOf<AnnualReport>.Number(At("partyMembersFull"), r => r.PartyMembersFull),
            SheetColumnOf<AnnualReport>.Number(At("partyMembersProbationary"), r => r.PartyMembersProbationary),
            SheetColumnOf<AnnualReport>.Number(At("partyRelationInOrg"), r => r.PartyRelationInOrg),
            SheetColumnOf<AnnualReport>.Number(At("partyMembersFullTime"), r => r.PartyMembersFullTime),
            SheetColumnOf<AnnualReport>.Number(At("partyMembersManagement"), r => r.PartyMembersManagement),
            SheetColumnOf<AnnualReport>.Choice(At("partyOrgType"), r => r.PartyOrgType),
            SheetColumnOf<AnnualReport>.Choice(At("noPartyOrgReason"), r => r.NoPartyOrgReason),
            SheetColumnOf<AnnualReport>.List(At("coverageModes"), r => r.CoverageModes),
            SheetColumnOf<AnnualReport>.Text(At("instructorName"), r => r.InstructorName),
            SheetColumnOf<AnnualReport>.Text(At("workstationNo"), r => r.WorkstationNo),
            .. StatementLines.All.Select(line => SheetColumnOf<AnnualReport>.Hundredths(At(line.Code), r => r.Lines[line])),
            SheetColumnOf<AnnualReport>.Date(At("submittedOn"), r => r.SubmittedOn),
            SheetColumnOf<AnnualReport>.Date(At("preReviewedOn"), r => r.PreReviewedOn),
            SheetColumnOf<AnnualReport>.Text(At("preReviewOpinion"), r => r.PreReviewOpinion),
        ];
    }

    private static SheetColumn<Activity>[] OfActivities(Dataset dataset)
    {
        Column At(string name) => dataset.Column(name);
        return
        [
            SheetColumnOf<Activity>.Text(At("activityId"), a => a.ActivityId),
            SheetColumnOf<Activity>.Text(At("uscc"), a => a.Uscc),
            SheetColumnOf<Activity>.Choice(At("organiserKind"), a => a.OrganiserKind),
            SheetColumnOf<Activity>.Choice(At("type"), a => a.Type),
            SheetColumnOf<Activity>.List(At("campaignTags"), a => a.CampaignTags),
            SheetColumnOf<Activity>.Text(At("title"), a => a.Title),
            SheetColumnOf<Activity>.Date(At("startOn"), a => a.StartOn),
            SheetColumnOf<Activity>.Date(At("endOn"), a => a.EndOn),
            SheetColumnOf<Activity>.Number(At("sessions"), a => a.Sessions),
            SheetColumnOf<Activity>.Text(At("placeRegionCode"), a => a.PlaceRegionCode),
            SheetColumnOf<Activity>.Text(At("placeName"), a => a.PlaceName),
            SheetColumnOf<Activity>.Flag(At("isOnline"), a => a.IsOnline),
            SheetColumnOf<Activity>.Hundredths(At("fundsCash"), a => a.FundsCash),
            SheetColumnOf<Activity>.Hundredths(At("fundsInKind"), a => a.FundsInKind),
            SheetColumnOf<Activity>.Hundredths(At("fundsTotal"), a => a.FundsTotal),
            new SheetColumn<Activity>(At("fundSource").Chinese, (a, _) => Sources(a)),
            SheetColumnOf<Activity>.Number(At("volunteers"), a => a.Volunteers),
            SheetColumnOf<Activity>.Hundredths(At("volunteerHours"), a => a.VolunteerHours),
            SheetColumnOf<Activity>.Number(At("partyMembersJoined"), a => a.PartyMembersJoined),
            SheetColumnOf<Activity>.Number(At("servedPersonTimes"), a => a.ServedPersonTimes),
            SheetColumnOf<Activity>.Number(At("onlineReach"), a => a.OnlineReach),
            SheetColumnOf<Activity>.List(At("beneficiaryGroups"), a => a.BeneficiaryGroups),
            SheetColumnOf<Activity>.Number(At("casesCompleted"), a => a.CasesCompleted),
            SheetColumnOf<Activity>.Number(At("enterprisesHelped"), a => a.EnterprisesHelped),
            SheetColumnOf<Activity>.Number(At("orgsBenefited"), a => a.OrgsBenefited),
            SheetColumnOf<Activity>.Number(At("attendees"), a => a.Attendees),
            SheetColumnOf<Activity>.Text(At("topic"), a => a.Topic),
            SheetColumnOf<Activity>.Text(At("partyOrgId"), a => a.PartyOrgId),
            SheetColumnOf<Activity>.Text(At("pairingId"), a => a.PairingId),
            SheetColumnOf<Activity>.Text(At("projectId"), a => a.ProjectId),
            SheetColumnOf<Activity>.Text(At("forumNoticeId"), a => a.ForumNoticeId),
            SheetColumnOf<Activity>.Text(At("counterpart.name"), a => a.CounterpartName),
            SheetColumnOf<Activity>.Flag(At("feeCharged"), a => a.FeeCharged),
            SheetColumnOf<Activity>.Flag(At("partyOrgReview"), a => a.PartyOrgReview),
            new SheetColumn<Activity>(dataset.Child("evidence").Chinese, (a, _) => Evidence(a)),
            SheetColumnOf<Activity>.Choice(At("status"), a => a.Status),
        ];
    }

    /// <summary>The evidence as a JSON array in one cell.</summary>
    private static string? Evidence(Activity activity) => activity.Evidence is not { } evidence
        ? null
        : $"[{string.Join(',', evidence.Select(e => $"{{\"kind\":\"{e.Kind}\",\"blob\":\"{e.Blob}\",\"sha256\":\"{e.Sha256}\",\"takenOn\":\"{e.TakenOn:yyyy-MM-dd}\"}}"))}]";

    /// <summary>自有:100.00;募捐:50.00.</summary>
    private static string? Sources(Activity activity) => activity.FundSource is not { } shares
        ? null
        : string.Join(';', shares.Select(share => $"{FundSources.All.Find(share.Source)!.Chinese}:{Domain.Rules.Yuan.Of(share.Amount!.Value)}"));
}
