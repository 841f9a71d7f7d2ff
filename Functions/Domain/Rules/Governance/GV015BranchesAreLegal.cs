using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A social group has no regional branches, and its branches have none of their own (domain.md 7.5). Otherwise ground G08 is given.</summary>
public sealed class GV015BranchesAreLegal() : Rule<AnnualReport>(
    "GV-015",
    Severity.Error,
    "不得设立地域性分支机构，分支机构不得再设分支。",
    "Illegal branch: neither regional branches nor branches of branches.",
    "“{name}”不符合规定，请撤销或更名、调整；填错的请更正。报告已计入，年检时将列为事项。",
    "{name} is not allowed: close or change it, or correct the entry. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "社会团体登记管理条例第17条、第30条(5)";

    public override string CauseZh => "社会团体的分支机构按专业或会员划分，不得按地域设立，也不得再设分支。常见原因：以“某市分会”“某区办事处”名义设立，或专业委员会下设分会。";

    public override string CauseEn => "Branches of a social group follow fields of work or members, never regions, and have no branches themselves. Typically there is a chapter for a city, or a committee has chapters.";

    public override IReadOnlyList<string> Fields => ["branches"];

    public override string? Ground => "G08";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Branches?.Count; i++)
        {
            var branch = record.Branches[i];
            if (branch.Regional == true)
                Fail(i, "regional", branch);
            if (branch.HasSubBranch == true)
                Fail(i, "hasSubBranch", branch);
        }

        void Fail(int index, string field, Branch branch) => judge.Fail(
            this,
            ChildList.PathOf("branches", index, field),
            expected: "否",
            arguments: [("name", branch.Name ?? $"第{index + 1}个分支机构"), ("name.en", branch.Name ?? $"Branch {index + 1}")]);
    }
}
