using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>A council's term is one to five years, and an approved extension no longer than a year (domain.md 7.4).</summary>
public sealed class DT008TermIsNotTooLong() : Rule<AnnualReport>(
    "DT-008",
    Severity.Error,
    "届期/延期年限超过规定。",
    "Term or extension too long.",
    "届期按章程填写年数（不是第几届），延期换届以批准的日期为准，最长不超过一年；请核对后更正。{hint}",
    "Write the length of a term in years by the charter (not which term it is), and the approved day of an extension, which is a year at most.{hint}")
{
    public override string Basis => "基金会管理条例第20条（每届任期不得超过5年）；社会团体章程示范文本（每届任期最长不超过5年，延期换届最长不超过1年）[P:48b]";

    public override string CauseZh => "届期由章程规定，最长5年；特殊情况经批准可延期换届，最长1年。常见原因：把届次填成届期，延期日期填成下一届的届满日，或多次延期。";

    public override string CauseEn => "The charter sets the term, at most five years; with consent the election may be put off, at most one year. Typically the number of the term was entered for its length, or the end of the next term for that of the extension, or it was extended again and again.";

    public override IReadOnlyList<string> Fields => ["termYears", "extensionApprovedTo"];

    public override IReadOnlyList<string> ParameterNames => ["COUNCIL_EXTENSION_MAX_MONTHS", "COUNCIL_TERM_MAX_YEARS"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        var longest = (long)context.Parameters.Get("COUNCIL_TERM_MAX_YEARS", context.Year, Applicability.LegalTypeOf(record, context) ?? Reference.LegalTypes.Other);
        if (record.TermYears is { } years && (years < 1 || years > longest))
        {
            var limit = longest.ToString(CultureInfo.InvariantCulture);
            judge.Fail(this, "termYears", expected: $"1…{limit}", difference: years > longest ? ((Int128)years - longest).ToString(CultureInfo.InvariantCulture) : null, arguments:
            [
                ("hint", $"届期应为1至{limit}年。"),
                ("hint.en", $" A term is 1 to {limit} years."),
            ]);
            return;
        }

        if (DT007CouncilIsInItsTerm.ExpiryOf(record, context) is not { } expiry || PlausibleDates.Sound("extensionApprovedTo", record.ExtensionApprovedTo, context) is not { } extended)
            return;
        var months = (int)context.Parameters.Get("COUNCIL_EXTENSION_MAX_MONTHS", context.Year);
        var last = expiry.AddMonths(months);
        if (extended > last)
        {
            judge.Fail(this, "extensionApprovedTo", expected: $"≤ {DayText.Of(last)}", arguments:
            [
                ("hint", $"届满日为{DayText.Of(expiry)}，延期最长{months}个月，至{DayText.Of(last)}。"),
                ("hint.en", $" The term ends on {DayText.Of(expiry)}; an extension of at most {months} months ends on {DayText.Of(last)}."),
            ]);
        }
    }
}
