using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// The charter has a party-building clause and one on the core values (domain.md 2.1 M05, 7.6, PB-010). One violation for each
/// that the report says it lacks; a blank says nothing. Ground G11.
/// </summary>
public sealed class PB010CharterHasTheClauses() : Rule<AnnualReport>(
    "PB-010",
    Severity.Warn,
    "章程未载明党建/社会主义核心价值观内容。",
    "Charter lacks party clause.",
    "章程缺少{what}内容。请在下次会员（代表）大会或理事会修改章程并报核准；已载明的，请改填“是”。报告已计入，年检时将列为事项。",
    "The charter lacks {what}. Amend it at the next assembly or council and have it approved; when it is there, answer “yes”. The report counts, and the inspection will list this.")
{
    public override string Basis => "民政部关于在社会组织章程增加党的建设和社会主义核心价值观有关内容的通知（民函〔2018〕78号，文号 [U]）";

    public override string CauseZh => "社会组织章程应载明党的建设和社会主义核心价值观内容。常见原因是章程在2018年以前核准，此后没有修改。";

    public override string CauseEn => "The charter of a social organisation states party building and the core socialist values. It usually breaks because the charter dates from before 2018 and was not amended since.";

    public override IReadOnlyList<string> Fields => ["charterHasPartyClause", "charterHasCoreValues"];

    public override string? Ground => "G11";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.CharterHasPartyClause == false)
            judge.Fail(this, "charterHasPartyClause", expected: "是", arguments: [("what", "党的建设"), ("what.en", "the party-building clause")]);
        if (record.CharterHasCoreValues == false)
            judge.Fail(this, "charterHasCoreValues", expected: "是", arguments: [("what", "社会主义核心价值观"), ("what.en", "the core values")]);
    }
}
