using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Officers serve two terms on end at most, or are approved; a secretary-general who is employed is not elected for terms
/// (domain.md 7.5). Otherwise ground G05 is given.
/// </summary>
public sealed class GV012OfficersServeTwoTermsAtMost() : Rule<AnnualReport>(
    "GV-012",
    Severity.Warn,
    "负责人{n}连任第{k}届。",
    "Officer {n} is in term {k}: more than {max} terms.",
    "连任一般不超过{max}届。请核对连任届数（不是理事会的届次）；经批准的，填写批准文号；聘任制秘书长请在“是否聘任”填“是”。",
    "Officers serve at most {max} terms on end. Check the number (not that of the council's term); if approved, write the approval's number; for a secretary-general who is employed, say so.")
{
    public override string Basis => "社会团体章程示范文本（连任一般不超过两届）[P:48][P:48b]；领导干部兼任社会团体职务的规定 [P:47]";

    public override string CauseZh => "负责人连任一般不超过两届，超过的须经批准。常见原因：把理事会届次填成个人连任届数，或找不到继任人选而未报批。";

    public override string CauseEn => "Officers serve two terms on end unless approved for more. Typically the number of the council's term was entered for the officer's, or no successor was found and nobody asked for approval.";

    public override IReadOnlyList<string> Fields => ["officers"];

    public override IReadOnlyList<string> ParameterNames => ["OFFICER_TERMS_MAX"];

    public override string? Ground => "G05";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Officers?.Count; i++)
        {
            var officer = record.Officers[i];
            if (!OfficerPosts.IsOfficer(officer.Post) || officer.ApprovalDocNo is not null || officer.TermNo is not { } term || officer is { Post: OfficerPosts.SecretaryGeneral, IsEmployed: true })
                continue;
            var most = (long)judge.Context.Parameters.Get("OFFICER_TERMS_MAX", judge.Context.Year);
            if (term <= most)
                continue;
            judge.Fail(
                this,
                ChildList.PathOf("officers", i, "termNo"),
                expected: $"≤ {Text(most)}",
                difference: Text((Int128)term - most),
                arguments:
                [
                    ("n", PersonNameFormat.Shown(officer.Name) ?? OfficerPosts.All.Find(officer.Post)!.Chinese),
                    ("n.en", PersonNameFormat.Shown(officer.Name) ?? OfficerPosts.All.Find(officer.Post)!.English),
                    ("k", Text(term)),
                    ("max", Text(most)),
                ]);
        }

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
