using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>Coverage names who carries it: the party organisation, the workstation or the instructor (domain.md 2.1 M02).</summary>
public sealed class LG009CoverageNamesItsCarrier() : LedgerRule<Coverage>(
    "LG-009",
    Severity.Warn,
    "覆盖方式为“{mode}”，但没有填写{name}。",
    "The mode is '{mode}', but there is no {name}.",
    "请填写{name}，以便与相应台账核对。",
    "Give the {name}, so that it can be checked against its ledger.")
{
    public override string Basis => "domain.md 2.1 M02（Coverage 的 PartyOrgId、InstructorId、WorkstationId）";

    public override string CauseZh => "没有写明由谁覆盖的，无法与党组织、工作站或指导员台账核对。常见原因：只填了方式，没有填编号。";

    public override string CauseEn => "Coverage whose carrier is not named cannot be checked against the ledgers. Usually only the mode was entered.";

    public override IReadOnlyList<string> Fields => ["partyOrgId", "workstationNo", "instructorId", "mode"];

    protected override void CheckEntry(Coverage entry, Judge judge)
    {
        var (field, value) = entry.Mode switch
        {
            "OWN_ORG" or "JOINT" or "TEMPORARY" or "FUNCTIONAL" => ("partyOrgId", entry.PartyOrgId),
            "WORKSTATION" => ("workstationNo", entry.WorkstationNo),
            "INSTRUCTOR" => ("instructorId", entry.InstructorId),
            _ => ("", ""),
        };
        if (value is not null || judge.Context.Ledgers.Ledger is not { } ledger)
            return;
        var (column, mode) = (ledger.Column(field), ledger.Column("mode").Choices.First(choice => choice.Code == entry.Mode));
        judge.Fail(this, field, arguments: [("mode", mode.Chinese), ("mode.en", mode.English), ("name", column.Chinese), ("name.en", column.English.ToLowerInvariant())]);
    }
}
