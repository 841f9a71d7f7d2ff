using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>An organisation has one party instructor at a time (domain.md 2.3 M22).</summary>
public sealed class LG008OneInstructorAtATime() : OneAtATimeRule<InstructorAssignment>(
    "LG-008",
    "instructorId",
    InstructorAssignmentsLedger.Instructor,
    "该组织自{since}起已由指导员“{other}”联系，两段时间重叠。",
    "From {since} on the instructor '{other}' is assigned to the organisation; the two overlap.",
    "一个组织同一时间只有一名党建指导员。更换的，请先给原联系填上结束日期，再登记新的联系。",
    "An organisation has one instructor at a time. When that changed, give the former assignment its last day first.")
{
    public override string Basis => "domain.md 2.3 M22：每个直接登记的社会组织有且只有一名现任指导员 [A]";

    public override string CauseZh => "指导员分片联系，一个组织对应一名指导员，年报中的指导员也与台账核对。常见原因：更换指导员后，原联系没有填结束日期。";

    public override string CauseEn => "Each organisation has one instructor, whom its report is compared with. Usually the former assignment was not ended when the instructor changed.";
}
