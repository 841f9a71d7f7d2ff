using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>
/// The register holds the organisation, and it was active: for a report on the last day of the report year, for an activity
/// on its first day (domain.md 7.2, 10.1). An activity before the organisation's establishment is left to AC-004.
/// </summary>
public sealed class ID010OrganisationIsRegistered() : Rule(
    "ID-010",
    Severity.Error,
    "未在登记库中找到该组织或其状态为“{status}”。",
    "Not in the registry or status {status}.",
    "请核对统一社会信用代码;如代码无误,请联系登记管理机关核实登记状态。",
    "Check the credit code; when it is right, ask the registrar about the registration.")
{
    public override string Basis => "社会团体登记管理条例第3条、第28条；民办非企业单位登记管理暂行条例第3条、第23条；基金会管理条例第11条、第36条";

    public override string CauseZh => "年检年报对象是报告年度末在册的社会组织。常见原因：代码抄成了别的组织的；组织已注销、撤销或正在清算；登记库尚未收到新登记的组织。";

    public override string CauseEn => "Reports are due from organisations on the register at the end of the report year. Typically the code is another organisation's, the organisation was dissolved or is in liquidation, or the register has not received a new registration yet.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        // A code with a wrong check character is ID-005's, and one of a company ID-006's: that the register does not hold it is no news.
        if (!Uscc.IsSound(record.Uscc))
            return;
        if (judge.Context.Registered is not { } registered)
        {
            Fail("未登记", "not registered");
            return;
        }

        switch (record)
        {
            case AnnualReport when judge.Context.Period.Year is { } year:
                var yearEnd = new DateOnly(year, 12, 31);
                if (registered.IsEndedBy(yearEnd))
                    FailEnded(registered);
                else if (!registered.IsEstablishedBy(yearEnd))
                    Fail($"{Day(registered.EstablishedOn)}成立", $"established on {Day(registered.EstablishedOn)}");
                break;
            case Activity { StartOn: { } start } when registered.IsEndedBy(start):
                FailEnded(registered);
                break;
        }

        void FailEnded(Organisation ended)
        {
            var status = OrgStatuses.All.Find(ended.Status == OrgStatuses.Active ? OrgStatuses.Cancelled : ended.Status);
            var since = Day(ended.EndedOn);
            Fail($"{status?.Chinese ?? ended.Status}{(since.Length > 0 ? $",{since}" : "")}", $"{status?.Code ?? ended.Status}{(since.Length > 0 ? $" since {since}" : "")}");
        }

        void Fail(string zh, string en) => judge.Fail(this, "uscc", expected: OrgStatuses.Active, arguments: [("status", zh), ("status.en", en)]);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
