using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>An annual work report (年度工作报告书): identity, party building, headline lines of the statements, dates (domain.md 3.3, 3.4).</summary>
public sealed partial class AnnualReport : Record
{
    private static readonly string[] NoReview = ["未初审", "未审查", "未审核", "未经初审", "未出具", "待初审", "待审核", "无", "否", "-", "—", "/"];

    public string? Name { get; set; }

    /// <summary>A code of <see cref="LegalTypes"/>.</summary>
    public string? LegalType { get; set; }

    public long? ReportYear { get; set; }

    public bool? IsCharity { get; set; }

    public bool? HasPublicFundraising { get; set; }

    public string? SupervisingUnit { get; set; }

    public long? MembersUnit { get; set; }

    public long? MembersIndividual { get; set; }

    public long? MembersTotal { get; set; }

    public long? PartyMembersTotal { get; set; }

    public long? PartyMembersFull { get; set; }

    public long? PartyMembersProbationary { get; set; }

    /// <summary>Members whose party relation is in the organisation, or can be brought there.</summary>
    public long? PartyRelationInOrg { get; set; }

    public long? PartyMembersFullTime { get; set; }

    public long? PartyMembersManagement { get; set; }

    /// <summary>A code of <see cref="PartyOrgTypes"/>.</summary>
    public string? PartyOrgType { get; set; }

    /// <summary>A code of <see cref="NoPartyOrgReasons"/>.</summary>
    public string? NoPartyOrgReason { get; set; }

    /// <summary>Codes of <see cref="Reference.CoverageModes"/>.</summary>
    public IReadOnlyList<string>? CoverageModes { get; set; }

    public string? InstructorName { get; set; }

    public string? WorkstationNo { get; set; }

    public Statement Lines { get; } = new();

    /// <summary>年初数调整说明: opening figures were restated, so they need not equal last year's closing ones.</summary>
    public bool? RestatementDeclared { get; set; }

    public DateOnly? SubmittedOn { get; set; }

    public DateOnly? PreReviewedOn { get; set; }

    public string? PreReviewOpinion { get; set; }

    /// <summary>The inspection grounds its findings state, for example <c>G10:M:PB-003</c> (<see cref="Inspection.StatedGround"/>); set by the pipeline. G20, filed late, is not kept: it follows from the first arrival.</summary>
    public IReadOnlyList<string>? Grounds { get; set; }

    /// <summary>There are warnings that state no ground; set by the pipeline.</summary>
    public bool? HasWarnings { get; set; }

    public override string Key => Uscc ?? "";

    /// <summary>Whether the supervising unit has given an opinion (初审).</summary>
    public bool IsPreReviewed => PreReviewedOn is not null || (!string.IsNullOrWhiteSpace(PreReviewOpinion) && !NoReview.Contains(PreReviewOpinion.Trim()));

    /// <summary>A code of <see cref="PreReviewStates"/>, as far as the report itself tells.</summary>
    public string PreReview => IsPreReviewed
        ? PreReviewStates.PreReviewed
        : SupervisingUnits.IsUnit(SupervisingUnit) ? PreReviewStates.NotPreReviewed : PreReviewStates.NotNeeded;
}
