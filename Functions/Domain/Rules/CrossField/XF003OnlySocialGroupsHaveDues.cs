using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Organisations without members have no dues (domain.md 7.8, XF-003).</summary>
public sealed class XF003OnlySocialGroupsHaveDues() : Rule<AnnualReport>(
    "XF-003",
    Severity.Warn,
    "非社会团体不应有会费收入。",
    "Only social groups have dues.",
    "业务活动表会费收入填报为{x}元，社会服务机构和基金会应为0。请计入提供服务收入、捐赠收入或其他收入；确有依据的，请填写说明（10个字以上）。",
    "The statement of activities has dues of {x} yuan; a service institution or foundation has none. Enter them as service income, donations or other income; when there is a ground for them, explain it in ten characters or more.")
{
    private static readonly StatementLine Dues = StatementLines.Of("IS2.t");

    public override Applicability AppliesTo { get; } = Applicability.Types(LegalTypes.ServiceInstitution, LegalTypes.Foundation);

    public override string Basis => "社会团体登记管理条例第29条 [L]: 会费由社会团体收取 (domain.md 7.8)";

    public override string CauseZh => "社会服务机构和基金会没有会员，不能收取会费。多是把服务费、赞助款记到了会费收入一行，或行次抄错。";

    public override string CauseEn => "Service institutions and foundations have no members and cannot take dues. Mostly service fees or sponsorship were entered in that row, or the row was mistaken.";

    public override IReadOnlyList<string> Fields => [Dues.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[Dues] is { } dues and not 0)
            judge.Fail(this, Dues.Code, expected: "0.00", difference: Yuan.Of(dues), arguments: ("x", Yuan.Of(dues)));
    }
}
