using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Notifications;

/// <summary>What a part of a notice is about (domain.md 8.4, 8.5, 9.4, 9.5).</summary>
public static class NoticeKinds
{
    public const string ReportDue = "REPORT_DUE";
    public const string ReportReturned = "REPORT_RETURNED";
    public const string CorrectionDue = "CORRECTION_DUE";
    public const string Inspection = "INSPECTION";
    public const string Rectification = "RECTIFICATION";
    public const string Listing = "LISTING";
    public const string Supervision = "SUPERVISION";
    public const string WeakPartyOrganisation = "WEAK_PARTY_ORGANISATION";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(ReportDue, "年度报告临期", "Annual report due"),
        new(ReportReturned, "年度报告退回", "Annual report returned"),
        new(CorrectionDue, "更正期限临期", "Correction due"),
        new(Inspection, "年检", "Inspection"),
        new(Rectification, "限期整改", "Rectification"),
        new(Listing, "名录与告知", "Lists"),
        new(Supervision, "督办", "Supervision"),
        new(WeakPartyOrganisation, "软弱涣散党组织整顿", "Weak party organisation"),
    ];
}
