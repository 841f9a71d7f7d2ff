using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>A social group's dues in section F are those of the statement of activities (domain.md 7.8, XF-002).</summary>
public sealed class XF002DuesMatchTheirDetail() : Rule<AnnualReport>(
    "XF-002",
    Severity.Warn,
    "会费收入不符。",
    "Dues differ.",
    "收费部分的会费收入{actual}元，业务活动表会费收入{expected}元，相差{d}元。请核对两处；口径不同的，请填写说明（10个字以上）。",
    "The section on fees has dues of {actual} yuan, the statement of activities {expected}, a difference of {d}. Correct either; when they are counted differently, explain it in ten characters or more.")
{
    private static readonly StatementLine Dues = StatementLines.Of("IS2.t");

    public override Applicability AppliesTo { get; } = Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "《民间非营利组织会计制度》; 社会团体会费管理规定 (domain.md 7.8)";

    public override string CauseZh => "会费收入在收费部分和业务活动表各填一次，应当一致。常见原因是把预收的下年会费也计入明细，或把服务收费计入会费。";

    public override string CauseEn => "Dues are asked for twice, in the section on fees and in the statement, and should be the same. Mostly next year's dues received in advance, or service fees, were counted in.";

    public override IReadOnlyList<string> Fields => ["duesIncome", Dues.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.DuesIncome is { } detail && record.Lines[Dues] is { } dues)
            judge.FailUnlessEqual(this, "duesIncome", detail, dues, addends: 1, "duesIncome = IS2.t");
    }
}
