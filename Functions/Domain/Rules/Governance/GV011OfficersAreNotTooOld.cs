using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Officers (chair, vice chairs, secretary-general) are at most 70 at the end of the report year, or approved (domain.md 7.5).
/// Otherwise ground G05 is given. At the end of December everybody has had the year's birthday, so the years of birth decide.
/// </summary>
public sealed class GV011OfficersAreNotTooOld() : Rule<AnnualReport>(
    "GV-011",
    Severity.Warn,
    "负责人{n}年满{a}周岁，无批准文件。",
    "Officer {n} is {a}, over {max}, without approval.",
    "请核对出生年月；经批准可超龄任职的，填写批准文号；未经批准的，请尽快改选。",
    "Check the month of birth. If the officer was approved in spite of the age, write the approval's number; otherwise elect another one.")
{
    public override string Basis => "社会团体章程示范文本（负责人最高任职年龄不超过70周岁）[P:48]；领导干部兼任社会团体职务的规定（中组发〔2014〕11号）[P:47]";

    public override string CauseZh => "负责人指会长（理事长）、副会长（副理事长）、秘书长，最高任职年龄一般不超过70周岁，超过的须经批准。常见原因：任期内超龄未报批，或出生年月写错。";

    public override string CauseEn => "Officers are chair, vice chairs and secretary-general, at most 70 unless approved. Typically the officer passed that age in office and nobody asked for approval, or the month of birth is a slip.";

    public override IReadOnlyList<string> Fields => ["officers"];

    public override IReadOnlyList<string> ParameterNames => ["OFFICER_AGE_MAX"];

    public override string? Ground => "G05";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Officers?.Count; i++)
        {
            var officer = record.Officers[i];
            if (!OfficerPosts.IsOfficer(officer.Post) || officer.ApprovalDocNo is not null
                || PlausibleDates.Sound("officers.birthYearMonth", officer.BirthYearMonth, judge.Context) is not { } born)
                continue;
            var most = (int)judge.Context.Parameters.Get("OFFICER_AGE_MAX", judge.Context.Year);
            var age = judge.Context.Year - born.Year;
            if (age <= most)
                continue;
            var name = PersonNameFormat.Shown(officer.Name) ?? OfficerPosts.All.Find(officer.Post)!.Chinese;
            judge.Fail(
                this,
                ChildList.PathOf("officers", i, "birthYearMonth"),
                expected: $"≤ {Text(most)}",
                difference: Text(age - most),
                arguments: [("n", name), ("n.en", PersonNameFormat.Shown(officer.Name) ?? OfficerPosts.All.Find(officer.Post)!.English), ("a", Text(age)), ("max", Text(most))]);
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
