using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// A joint branch names the other organisations it consists of, and they name the same party organisation (domain.md 7.6,
/// PB-011): each code is another registered organisation's, whose registered party organisation is this one. Where one of the
/// two does not say its party organisation's number, nothing is compared. One violation, which says all that is wrong.
/// </summary>
public sealed class PB011JointMembersConfirmEachOther() : Rule<AnnualReport>(
    "PB-011",
    Severity.Warn,
    "联合党组织成员单位未互相印证。",
    "Joint members do not match.",
    "{what}。请核对联合单位的统一社会信用代码和党组织编号，并请对方核对其填报；暂不能一致的，请填写说明。",
    "{what}. Check the credit codes of the other organisations and the number of the party organisation, and ask the others to check theirs; when they cannot agree yet, explain it.")
{
    private const string Field = "jointWith";

    public override string Basis => PartyBasis.Opinion + "：联合组建党组织（domain.md 4.4）";

    public override string CauseZh => "联合党支部由两个以上社会组织共同组建，各成员单位的填报应相互一致。常见原因是信用代码写错、填了本组织的代码，或成员单位已退出联合。";

    public override string CauseEn => "A joint branch belongs to two or more organisations, whose entries should agree. It usually breaks because a credit code was mistyped, the organisation's own code was entered, or a member has left.";

    public override IReadOnlyList<string> Fields => [Field, "partyOrg.id", "partyOrgType"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType != PartyOrgTypes.JointBranch)
            return;
        if (record.JointWith is null or [])
        {
            if (judge.Context.Extent.Asks(Field))
                Fail([("没有填写联合组建的其他单位", "The other organisations are not named")]);
            return;
        }

        var wrong = record.JointWith.Select(code => Problem(record, code, judge.Context)).OfType<(string, string)>().ToList();
        if (wrong.Count > 0)
            Fail(wrong);

        void Fail(IReadOnlyList<(string Zh, string En)> problems) =>
            judge.Fail(this, Field, arguments: [("what", string.Join("；", problems.Select(p => p.Zh))), ("what.en", string.Join("; ", problems.Select(p => p.En)))]);
    }

    private static (string Zh, string En)? Problem(AnnualReport record, string text, RuleContext context)
    {
        var code = Uscc.Normalise(text);
        if (!Uscc.IsWellFormed(code) || !Uscc.TryCheck(code, out var check) || check != code[^1])
            return ($"“{text}”不是有效的统一社会信用代码", $"“{text}” is no valid credit code");
        if (code == record.Uscc)
            return ($"{code} 是本组织的代码", $"{code} is this organisation's own code");
        if (!context.Others.TryGetValue(code, out var other))
            return ($"{code} 未在登记库中找到", $"{code} is not registered");
        var own = record.PartyOrgId ?? context.Registered?.PartyOrgId;
        return own is null || other.PartyOrgId is null || own == other.PartyOrgId
            ? null
            : ($"{code} 登记的党组织编号与本组织（{own}）不同", $"The party organisation registered for {code} is not this one ({own})");
    }
}
