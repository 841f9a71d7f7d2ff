using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A foundation has 5 to 25 directors (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV003DirectorsWithinBounds() : Rule<AnnualReport>(
    "GV-003",
    Severity.Error,
    "基金会理事应为{min}至{max}人。",
    "Foundation must have {min}–{max} directors.",
    "请核对理事人数；确实不符的，请按章程增补或减少理事并报登记管理机关。报告已计入，年检时将列为事项。",
    "Check the number of directors. If it is right, elect or release directors by the charter and report it to the registrar. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第20条";

    public override string CauseZh => "法律规定基金会理事为5至25人。常见原因：理事辞任后未增补，或把监事、顾问、名誉理事也计入。";

    public override string CauseEn => "By law a foundation has 5 to 25 directors. Typically one resigned and nobody was elected, or supervisors, advisers and honorary directors were counted.";

    public override IReadOnlyList<string> Fields => ["directors"];

    public override IReadOnlyList<string> ParameterNames => ["FDN_DIRECTORS_MAX", "FDN_DIRECTORS_MIN"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Directors is not { } directors)
            return;
        var least = (long)judge.Context.Parameters.Get("FDN_DIRECTORS_MIN", judge.Context.Year);
        var most = (long)judge.Context.Parameters.Get("FDN_DIRECTORS_MAX", judge.Context.Year);
        if (directors >= least && directors <= most)
            return;
        var (min, max) = (Text(least), Text(most));
        judge.Fail(this, "directors", expected: $"{min}…{max}", difference: Text((Int128)directors - (directors < least ? least : most)), arguments: [("min", min), ("max", max)]);

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
