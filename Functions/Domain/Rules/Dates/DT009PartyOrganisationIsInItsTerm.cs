using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// The party organisation's term had not expired at the end of the report year: three years for a branch, three to five for
/// others; a temporary branch is not elected anew (domain.md 7.4, 0.2 point 7). Expired states ground G23.
/// </summary>
public sealed class DT009PartyOrganisationIsInItsTerm() : Rule<AnnualReport>(
    "DT-009",
    Severity.Warn,
    "党组织任期届满未换届。",
    "Party organisation term expired.",
    "党组织任期已于{d}届满，请报上级党组织批准后按期换届；已换届的请更正党组织最近换届日期。",
    "The party organisation's term ended on {d}. Hold the election with the consent of the superior party organisation, or correct the date if it was held.")
{
    public override string Basis => "中国共产党支部工作条例（试行）（支部委员会每届任期3年）；中国共产党基层组织选举工作条例（党委、总支3至5年）[P:18]";

    public override string CauseZh => "党支部委员会每届3年，总支、党委3至5年，届满应当换届。常见原因：书记未变就忘了换届，或与理事会换届混为一谈。临时党支部不换届。";

    public override string CauseEn => "A branch committee is elected for three years, those of general branches and party committees for three to five. Typically nobody thought of it because the secretary stayed, or it was taken for the council's election. Temporary branches are not elected anew.";

    public override IReadOnlyList<string> Fields => ["partyOrg.lastElectionOn", "partyOrg.termYears", "partyOrgType"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_TERM_MAX_YEARS", "PARTY_TERM_MIN_YEARS", "PARTY_TERM_YEARS"];

    public override string? Ground => "G23";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (PartyTerms.YearsOf(record.PartyOrgType, record.PartyOrgTermYears, judge.Context.Parameters, judge.Context.Year) is not { } years
            || PlausibleDates.Sound("partyOrg.lastElectionOn", record.PartyOrgLastElectionOn, judge.Context) is not { } election
            || election > judge.Context.YearEnd)
            return;
        var expiry = election.AddYears(years);
        if (judge.Context.YearEnd > expiry)
            judge.Fail(this, "partyOrg.lastElectionOn", expected: $"≥ {DayText.Of(judge.Context.YearEnd)}", arguments: ("d", DayText.Of(expiry)));
    }
}
