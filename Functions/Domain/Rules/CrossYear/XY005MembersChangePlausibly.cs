using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>A social group's members differ from last year's by no more than half (domain.md 7.8, XY-005; the parameter MEMBER_CHANGE_MAX).</summary>
public sealed class XY005MembersChangePlausibly() : Rule<AnnualReport>(
    "XY-005",
    Severity.Warn,
    "会员数变动异常。",
    "Unusual member change.",
    "本年会员总数{actual}，上年{prior}，变动超过{n}%。请核对会员数；情况属实的，请填写说明（10个字以上）。",
    "There are {actual} members, last year there were {prior}: a change of more than {n}%. Check the number; when it is right, explain it in ten characters or more.")
{
    public override Applicability AppliesTo { get; } = Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "本系统规定 (domain.md 7.8) [D]";

    public override string CauseZh => "会员数一年内增减过半并不常见，多是统计口径变化（如把会员单位的员工计入个人会员）或填错。";

    public override string CauseEn => "Members seldom change by half within a year. Mostly they were counted in another way, for example the employees of member organisations as individual members.";

    public override IReadOnlyList<string> Fields => ["membersTotal"];

    public override IReadOnlyList<string> ParameterNames => ["MEMBER_CHANGE_MAX"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.MembersTotal is not { } actual || context.Previous?.MembersTotal is not { } prior)
            return;
        var share = context.Parameters.Get("MEMBER_CHANGE_MAX", context.Year);
        var limit = share * Math.Abs((decimal)prior);
        if (Math.Abs((decimal)actual - prior) <= limit)
            return;
        judge.Fail(
            this,
            "membersTotal",
            expected: $"{Text(Math.Ceiling(prior - limit))}~{Text(Math.Floor(prior + limit))}",
            difference: Text((decimal)actual - prior),
            arguments: [("actual", Text(actual)), ("prior", Text(prior)), ("n", Text(share * 100))]);
    }

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
