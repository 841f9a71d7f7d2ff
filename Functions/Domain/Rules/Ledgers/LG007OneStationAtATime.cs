using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>An organisation is linked to one workstation at a time (domain.md 2.3 M12).</summary>
public sealed class LG007OneStationAtATime() : OneAtATimeRule<WorkstationLink>(
    "LG-007",
    "stationNo",
    WorkstationLinksLedger.Station,
    "该组织自{since}起已由党建工作站“{other}”联系，两段时间重叠。",
    "From {since} on the organisation is linked to the workstation '{other}'; the two overlap.",
    "一个组织同一时间只由一个工作站联系。调整的，请先给原联系填上结束日期，再登记新的联系。",
    "An organisation is linked to one workstation at a time. When it moved, give the former link its last day first.")
{
    public override string Basis => "domain.md 2.3 M12：一个社会组织最多由一个工作站联系 [A]";

    public override string CauseZh => "一个组织由两个工作站联系会重复计数。常见原因：调整工作站后，原联系没有填结束日期。";

    public override string CauseEn => "Linked twice, it would be counted twice. Usually the former link was not ended when the organisation moved.";
}
