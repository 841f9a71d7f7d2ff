using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Activities;

/// <summary>An activity as submitted (活动填报; domain.md 10.1).</summary>
public sealed class Activity : Record
{
    /// <summary>The organisation's own number for the activity, unique within it.</summary>
    public string? ActivityId { get; set; }

    /// <summary>A code of <see cref="OrganiserKinds"/>.</summary>
    public string? OrganiserKind { get; set; }

    /// <summary>A code of <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; set; }

    public IReadOnlyList<string>? CampaignTags { get; set; }

    public string? Title { get; set; }

    public DateOnly? StartOn { get; set; }

    public DateOnly? EndOn { get; set; }

    public long? Sessions { get; set; }

    public string? PlaceRegionCode { get; set; }

    public string? PlaceName { get; set; }

    public bool? IsOnline { get; set; }

    /// <summary>In fen.</summary>
    public long? FundsCash { get; set; }

    /// <summary>In fen.</summary>
    public long? FundsInKind { get; set; }

    /// <summary>In fen.</summary>
    public long? FundsTotal { get; set; }

    public IReadOnlyList<FundShare>? FundSource { get; set; }

    public long? Volunteers { get; set; }

    /// <summary>In hundredths of an hour.</summary>
    public long? VolunteerHours { get; set; }

    public long? PartyMembersJoined { get; set; }

    public long? ServedPersonTimes { get; set; }

    public long? OnlineReach { get; set; }

    public IReadOnlyList<string>? BeneficiaryGroups { get; set; }

    public long? CasesCompleted { get; set; }

    public long? EnterprisesHelped { get; set; }

    public long? OrgsBenefited { get; set; }

    public long? JobsOffered { get; set; }

    public long? JobsMatched { get; set; }

    public long? Attendees { get; set; }

    public string? Topic { get; set; }

    public string? Speaker { get; set; }

    public string? PartyOrgId { get; set; }

    public string? WorkstationNo { get; set; }

    public string? PairingId { get; set; }

    public string? ProjectId { get; set; }

    public string? ForumNoticeId { get; set; }

    public string? CounterpartName { get; set; }

    /// <summary>A code of <see cref="CounterpartKinds"/>.</summary>
    public string? CounterpartKind { get; set; }

    /// <summary>Six to twelve digits.</summary>
    public string? CounterpartRegionCode { get; set; }

    public bool? FeeCharged { get; set; }

    public bool? PartyOrgReview { get; set; }

    public string? Summary { get; set; }

    /// <summary>A code of <see cref="ActivityStatuses"/>.</summary>
    public string? Status { get; set; }

    public bool? IsEstimated { get; set; }

    /// <summary>The id of the activity that this one corrects; that one counts no longer.</summary>
    public string? Supersedes { get; set; }

    /// <summary>A code of <see cref="DuplicateDecisions"/>.</summary>
    public string? DuplicateDecision { get; set; }

    /// <summary>Why an unusual figure is right.</summary>
    public string? Explanation { get; set; }

    public IReadOnlyList<HelpedEnterprise>? EnterpriseList { get; set; }

    public IReadOnlyList<CoOrganiser>? CoOrganisers { get; set; }

    public IReadOnlyList<Evidence>? Evidence { get; set; }

    /// <summary>The codes of the rules for which it does not count, while its status is HELD or it was superseded; set at intake.</summary>
    public IReadOnlyList<string>? HeldFor { get; set; }

    /// <summary>The inspection grounds its findings state, as for reports (<see cref="Inspection.StatedGround"/>); set at intake, null when there are none.</summary>
    public IReadOnlyList<string>? Grounds { get; set; }

    /// <summary>The id of the activity it duplicates, or that superseded it; set at intake.</summary>
    public string? HeldAgainst { get; set; }

    public override string Key => $"{Uscc}-{ActivityId}";
}
