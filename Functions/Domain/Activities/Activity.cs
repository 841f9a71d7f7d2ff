using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Activities;

/// <summary>An activity as submitted (活动填报; domain.md 10.1, the core).</summary>
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

    /// <summary>Sources with their amounts in yuan: SELF:100.00, DONATION:50.</summary>
    public IReadOnlyList<string>? FundSource { get; set; }

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

    public long? Attendees { get; set; }

    public string? Topic { get; set; }

    public string? PartyOrgId { get; set; }

    public string? WorkstationNo { get; set; }

    public string? PairingId { get; set; }

    public string? ProjectId { get; set; }

    public string? ForumNoticeId { get; set; }

    public string? Counterpart { get; set; }

    public bool? FeeCharged { get; set; }

    public bool? PartyOrgReview { get; set; }

    public string? Summary { get; set; }

    /// <summary>A code of <see cref="ActivityStatuses"/>.</summary>
    public string? Status { get; set; }

    public bool? IsEstimated { get; set; }

    public string? Supersedes { get; set; }

    public override string Key => $"{Uscc}-{ActivityId}";
}
