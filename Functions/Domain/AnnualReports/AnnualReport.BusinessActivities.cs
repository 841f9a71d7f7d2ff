using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section D, 业务活动 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public string? Narrative { get; set; }

    public string? NarrativePlan { get; set; }

    public long? ActivitiesCount { get; set; }

    /// <summary>In fen.</summary>
    public long? RuralFunds { get; set; }

    public long? RuralVillages { get; set; }

    public IReadOnlyList<Project>? Projects { get; set; }

    public IReadOnlyList<Forum>? Forums { get; set; }

    public IReadOnlyList<AwardsEvent>? AwardsEventsHeld { get; set; }

    public IReadOnlyList<Publication>? Publications { get; set; }

    public IReadOnlyList<TrainingCourse>? Training { get; set; }

    public IReadOnlyList<GovernmentPurchase>? GovernmentPurchases { get; set; }
}

/// <summary>An item of 项目 (projects).</summary>
public sealed class Project : ListItem
{
    public string? ProjectId { get; set; }

    public string? Name { get; set; }

    /// <summary>In fen.</summary>
    public long? Income { get; set; }

    /// <summary>In fen.</summary>
    public long? Expense { get; set; }

    public long? Beneficiaries { get; set; }
}

/// <summary>An item of 论坛研讨会 (forums).</summary>
public sealed class Forum : ListItem
{
    public string? Title { get; set; }

    public DateOnly? HeldOn { get; set; }

    public string? ForumNoticeId { get; set; }

    public long? Attendees { get; set; }

    public bool? FeeCharged { get; set; }
}

/// <summary>An item of 评比达标表彰 (award events held).</summary>
public sealed class AwardsEvent : ListItem
{
    public string? Name { get; set; }

    public string? ApprovedDocNo { get; set; }

    /// <summary>In fen.</summary>
    public long? Fee { get; set; }
}

/// <summary>An item of 出版物 (publications).</summary>
public sealed class Publication : ListItem
{
    public string? Name { get; set; }

    public string? Issn { get; set; }

    public string? Kind { get; set; }
}

/// <summary>An item of 培训 (training).</summary>
public sealed class TrainingCourse : ListItem
{
    public string? Name { get; set; }

    public DateOnly? HeldOn { get; set; }

    public long? Attendees { get; set; }

    /// <summary>In fen.</summary>
    public long? Fee { get; set; }
}

/// <summary>An item of 政府购买服务 (government purchase).</summary>
public sealed class GovernmentPurchase : ListItem
{
    public string? Agency { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    public bool? IsSubsidy { get; set; }
}
