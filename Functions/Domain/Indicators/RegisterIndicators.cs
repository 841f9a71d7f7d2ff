using Nianbao.Domain.Headlines;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of the register and its grades: org.*, eval.*.</summary>
internal static class RegisterIndicators
{
    /// <summary>The organisations that a share of the register is of.</summary>
    public static readonly RegisterFigure Active = ActiveOnes("total", "在册社会组织", "Active organisations", (_, _) => true);

    public static readonly IReadOnlyList<Indicator> All =
    [
        new RosterIndicator("org.total", Active, "登记库中截至当日已成立且未注销、撤销的组织数", "Organisations established by the day and not ended before it"),
        new RosterIndicator("org.new", Organisations("new", "本年新登记的组织", "Registered this year", (organisation, facts) => IsInYear(organisation.Roster.EstablishedOn, facts.AsOf)), "成立日期在当年1月1日至当日的组织数", "Organisations established from 1 January to the day"),
        new RosterIndicator("org.ended", Organisations("ended", "本年注销、撤销的组织", "Ended this year", (organisation, facts) => IsInYear(organisation.Roster.EndedOn, facts.AsOf)), "注销、撤销日期在当年1月1日至当日的组织数", "Organisations that ended from 1 January to the day"),
        new OrganisationIndicator("eval.grade", "有评估等级的组织", "Organisations with a grade", "当日持有有效评估等级的在册组织数，按等级分列；未填有效期止的，自评定之日起按5年计", "Active organisations whose grade holds on the day, by grade; a grade without an end holds for five years", o => o.Grade is not null)
        {
            PartOf = o => o.Grade?.Grade ?? "",
            PartLabels = Grades.All,
        },
        new OrganisationIndicator("open.projects", "公开项目的慈善组织占比", "Share of charities that disclose projects", "在册慈善组织中在慈善项目台账登记了项目的占比", "Active charities with a project in the ledger of charity projects, of all active charities", o => o.Organisation.IsCharity && o.DisclosesProjects, o => o.Organisation.IsCharity)
        {
            Ledgers = ["charity-projects"],
        },
        new OrganisationIndicator("eval.expiring12m", "评估等级12个月内到期的组织", "Grades that end within twelve months", "当日持有等级、有效期止于其后12个月内的在册组织数", "Active organisations whose grade holds on the day and ends within the twelve months after it", o => o.IsGradeExpiring),
    ];

    /// <summary>A count of the organisations active on the day.</summary>
    public static RegisterFigure ActiveOnes(string name, string chinese, string english, Func<RegisteredOrganisation, HeadlineFacts, bool> matches, params string[] needs) =>
        Organisations(name, chinese, english, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf) && matches(organisation, facts)) with { Needs = needs };

    private static RegisterFigure Organisations(string name, string chinese, string english, Func<RegisteredOrganisation, HeadlineFacts, bool> matches) =>
        new(name, chinese, english, "家", "organisations", DisplayStyle.Exact, matches);

    private static bool IsInYear(DateOnly? day, DateOnly asOf) => day?.Year == asOf.Year && day <= asOf;
}
