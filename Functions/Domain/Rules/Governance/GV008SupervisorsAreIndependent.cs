using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A foundation has a supervisor, and none of them is a director, a director's relative, or finance staff (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV008SupervisorsAreIndependent() : Rule<AnnualReport>(
    "GV-008",
    Severity.Error,
    "监事设置不符合规定。",
    "Supervisors irregular.",
    "基金会应设监事，理事、理事的近亲属和财会人员不得兼任监事。{hint}请核对，或按章程改选监事。报告已计入，年检时将列为事项。",
    "A foundation has supervisors; directors, their relatives and finance staff cannot be among them.{hint} Check the entry, or elect another supervisor. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第22条";

    public override string CauseZh => "监事监督理事会和财务，须与二者无关。常见原因：监事空缺未补，由会计或理事的亲属担任，或同一人在名单中既是理事又是监事。";

    public override string CauseEn => "Supervisors watch over the board and the finances, so they belong to neither. Typically the post is vacant, an accountant or a director's relative holds it, or one person is listed both as director and as supervisor.";

    public override IReadOnlyList<string> Fields => ["supervisors", "officers"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Supervisors < 1)
            Fail("supervisors", "填报的监事人数为0。", " None is reported.", expected: "≥ 1");
        var officers = record.Officers ?? [];
        for (var i = 0; i < officers.Count; i++)
        {
            var officer = officers[i];
            if (!OfficerPosts.IsSupervisor(officer.Post))
                continue;
            if (officers.Any(other => other.Post is not null && !OfficerPosts.IsSupervisor(other.Post) && other.IsSamePersonAs(officer)))
                Fail(ChildList.PathOf("officers", i, "post"), "该监事同时是理事。", " This supervisor is a director as well.");
            if (officer.IsFinanceStaff == true)
                Fail(ChildList.PathOf("officers", i, "isFinanceStaff"), "该监事是财会人员。", " This supervisor is finance staff.", expected: "否");
            if (officer.IsRelative == true)
                Fail(ChildList.PathOf("officers", i, "isRelative"), "该监事是理事的近亲属。", " This supervisor is a director's relative.", expected: "否");
        }

        void Fail(string field, string zh, string en, string? expected = null) => judge.Fail(this, field, expected, arguments: [("hint", zh), ("hint.en", en)]);
    }
}
