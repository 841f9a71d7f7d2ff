using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Reserved words in a title were approved (domain.md M08, 10.4).</summary>
public sealed class AC021NameIsApproved() : ActivityRule(
    "AC-021",
    Severity.Warn,
    "活动名称含“{word}”，未见批准。",
    "The title contains '{word}', and no approval is known.",
    "请填写已获冠名批准的论坛报告编号，或改用不含该字样的名称。",
    "Give the number of the notice in which the name was approved, or use a title without the word.")
{
    public override string Basis => "粤民函〔2023〕114号 (domain.md M08 [P:22]); domain.md 10.4 AC-021";

    public override string CauseZh => "“中国”“全国”“国际”“峰会”等字样须经批准才能用于活动名称。未经批准使用的，作为年检的一项情况记录。";

    public override string CauseEn => "Words like 中国, 全国, 国际 and 峰会 may be used in a title only with approval. Use without it is recorded for the inspection.";

    public override IReadOnlyList<string> Fields => ["title", "forumNoticeId"];

    public override string? Ground => "G13";

    protected override void Check(Activity record, Judge judge)
    {
        // Party life is about the party and the country; its titles name them all the time.
        if (record.Title is not { } title || ActivityTypes.IsPartyLife(record.Type) || ReservedWords.In(title) is not { } word)
            return;
        if (ForumNotices.Of(record, judge.Context)?.NameApproved != true)
            judge.Fail(this, "title", arguments: [("word", word)]);
    }
}
