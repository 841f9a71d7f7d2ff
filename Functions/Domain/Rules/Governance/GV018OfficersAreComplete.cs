using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// The list of officers has exactly one chair, a secretary-general or a note that the post is vacant, and nobody twice with the
/// same post (domain.md 7.5). Without any list it fails where the file asks for one.
/// </summary>
public sealed class GV018OfficersAreComplete() : Rule<AnnualReport>(
    "GV-018",
    Severity.Error,
    "负责人名单重复或缺职。",
    "Officers duplicated or missing.",
    "负责人名单应有且只有一名会长（理事长），至少一名秘书长，同一人同一职务只填一行；秘书长空缺的，请填“负责人空缺说明”。{hint}",
    "The list has exactly one chair and at least one secretary-general, and each person once with a post; when there is no secretary-general, fill in the note on vacant posts.{hint}")
{
    public override string Basis => "社会团体登记管理条例第14条(5)；基金会管理条例第20条（理事会设理事长、副理事长和秘书长）；年度工作报告书填表说明（负责人指会长、副会长、秘书长）[P:13]";

    public override string CauseZh => "负责人为会长（理事长）、副会长（副理事长）、秘书长。常见原因：换届后新旧名单并存，把执行会长、名誉会长填作会长，或秘书长空缺未说明。";

    public override string CauseEn => "Officers are chair, vice chairs and secretary-general. Typically the lists before and after an election were both entered, an executive or honorary chair was entered as chair, or a vacancy was not noted.";

    public override IReadOnlyList<string> Fields => ["officers", "secretaryVacancyNote"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Officers is null && !judge.Context.Extent.Asks("officers"))
            return;
        var officers = record.Officers ?? [];
        var isReadable = !officers.Any(o => o.Unreadable.Contains("post"));
        Officer? chair = null;
        for (var i = 0; i < officers.Count; i++)
        {
            var officer = officers[i];
            if (officer.Post is null)
                continue;
            if (officers.Take(i).Any(earlier => earlier.Post == officer.Post && earlier.IsSamePersonAs(officer)))
                Fail(ChildList.PathOf("officers", i, "name"), $"第{i + 1}行与前面重复。", $" Item {i + 1} repeats an earlier one.");
            else if (officer.Post == OfficerPosts.Chair && chair is not null)
                Fail(ChildList.PathOf("officers", i, "post"), $"第{i + 1}行是第二名会长（理事长）。", $" Item {i + 1} is a second chair.");
            if (officer.Post == OfficerPosts.Chair)
                chair ??= officer;
        }

        var hasSecretary = officers.Any(o => o.Post == OfficerPosts.SecretaryGeneral) || !string.IsNullOrWhiteSpace(record.SecretaryVacancyNote);
        if (isReadable && (chair is null || !hasSecretary))
        {
            var (zh, en) = (chair, hasSecretary) switch
            {
                (null, false) => ("会长（理事长）、秘书长", "chair and secretary-general"),
                (null, true) => ("会长（理事长）", "chair"),
                _ => ("秘书长", "secretary-general"),
            };
            Fail("officers", $"缺{zh}。", $" Missing: {en}.");
        }

        void Fail(string field, string zh, string en) => judge.Fail(this, field, arguments: [("hint", zh), ("hint.en", en)]);
    }
}
