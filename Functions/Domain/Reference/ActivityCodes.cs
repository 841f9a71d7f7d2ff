using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

/// <summary>What a piece of evidence is (domain.md 10.1).</summary>
public static class EvidenceKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("照片", "照片", "Photograph", "相片", "图片", "PHOTO"),
        new("签到表", "签到表", "Attendance list", "签到", "SIGN_IN"),
        new("通知", "通知", "Notice", "活动通知"),
        new("总结", "总结", "Report", "活动总结", "SUMMARY"),
        new("票据", "票据", "Receipt", "发票", "收据", "INVOICE"),
        new("链接", "链接", "Link", "网址", "URL"),
    ];
}

/// <summary>Whom a social organisation is paired with (M34).</summary>
public static class CounterpartKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("VILLAGE", "村", "Village", "行政村", "村委会"),
        new("COMMUNITY", "社区", "Community", "居委会"),
        new("ENTERPRISE", "企业", "Enterprise", "公司"),
        new("SCHOOL", "学校", "School"),
        new("MILITARY", "部队", "Military unit", "军队"),
    ];
}

/// <summary>What an organisation says of an activity that looks like one it has reported before (domain.md 10.5, point 2).</summary>
public static class DuplicateDecisions
{
    /// <summary>Another activity: both count.</summary>
    public const string New = "NEW";

    /// <summary>The same activity, corrected: only this report of it counts.</summary>
    public const string Correction = "CORRECTION";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(New, "新增", "New", "另一活动", "不重复", "新活动"),
        new(Correction, "更正", "Correction", "修改", "修正", "替换"),
    ];
}
