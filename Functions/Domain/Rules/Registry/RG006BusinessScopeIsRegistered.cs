using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>The business scope is that of the register, all but a few words (domain.md 7.3).</summary>
public sealed class RG006BusinessScopeIsRegistered() : Rule<AnnualReport>(
    "RG-006",
    Severity.Warn,
    "业务范围与登记不一致。",
    "Business scope differs.",
    "请照登记证书填写业务范围（与登记的相似度为{s}%）；业务范围已变更的，请先办理变更登记，或说明差异。",
    "Copy the business scope from the certificate (it is {s}% like the registered one). If it has changed, register the change first, or explain the difference.")
{
    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；基金会管理条例第11条、第15条；相似度界限为 [D]";

    public override string CauseZh => "业务范围是登记事项，超出范围活动可受处罚。常见原因：按实际开展的业务改写，或只抄了一部分。标点和空格的差别不计。";

    public override string CauseEn => "The scope is a registered item, and acting beyond it can be penalised. Typically it was rewritten after what is really done, or copied in part. Punctuation and blanks do not matter.";

    public override IReadOnlyList<string> Fields => ["businessScope"];

    public override IReadOnlyList<string> ParameterNames => ["BUSINESS_SCOPE_SIMILARITY_MIN"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.BusinessScope is not { } reported || judge.Context.Registered?.BusinessScope is not { } registered)
            return;
        var similarity = TextSimilarity.Of(reported, registered);
        if (similarity < judge.Context.Parameters.Get("BUSINESS_SCOPE_SIMILARITY_MIN", judge.Context.Year))
            judge.Fail(this, "businessScope", expected: registered, arguments: ("s", decimal.Truncate(similarity * 100).ToString(CultureInfo.InvariantCulture)));
    }
}
