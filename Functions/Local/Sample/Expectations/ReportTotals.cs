using System.Text.Json;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>The accepted annual reports of one year, by city and type.</summary>
internal sealed class ReportTotals
{
    private readonly Totals _totals = new([new("records"), new("income", true), new("expense", true), new("assets", true), new("netAssets", true), new("partyMembers")]);

    public void Add(AnnualReport report)
    {
        long[] amounts =
        [
            1,
            report.Lines["IS11.t"] ?? 0,
            report.Lines["IS35.t"] ?? 0,
            report.Lines["BS60.e"] ?? 0,
            report.Lines["BS110.e"] ?? 0,
            report.PartyMembersTotal ?? 0,
        ];
        _totals.Add(amounts);
        _totals.Add("byCity", Cities.Of(report.Uscc!), amounts);
        _totals.Add("byType", report.LegalType!, amounts);
    }

    public void Write(Utf8JsonWriter json) => _totals.Write(json);
}
