using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A social service institution has no branches (domain.md 7.5; case C4). Otherwise ground G08 is given.</summary>
public sealed class GV014InstitutionsHaveNoBranches() : Rule<AnnualReport>(
    "GV-014",
    Severity.Error,
    "民办非企业单位不得设立分支机构。",
    "SSI may not have branches.",
    "填报了{n}个分支（代表）机构。已设立的应当撤销；另有登记证书的机构不是分支机构，请从名单中删去。报告已计入，年检时将列为事项。",
    "{n} branches are listed. Close them; institutions with a certificate of their own are no branches and do not belong here. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.ServiceInstitution);

    public override string Basis => "民办非企业单位登记管理暂行条例第13条、第25条(5)";

    public override string CauseZh => "民办非企业单位（社会服务机构）不得设立分支机构。常见原因：在其他地点开设分校、分园、分院，或把内设部门、连锁机构填作分支机构。";

    public override string CauseEn => "A social service institution may not set up branches. Typically a second school, kindergarten or clinic was opened, or a department or a sister institution was entered as a branch.";

    public override IReadOnlyList<string> Fields => ["branches"];

    public override string? Ground => "G08";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Branches is { Count: > 0 } branches)
            judge.FailWithGravity(Weight.Serious, this, ChildList.PathOf("branches", 0, "name"), expected: "0", difference: Text(branches.Count), arguments: ("n", Text(branches.Count)));

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
