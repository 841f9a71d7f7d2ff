using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>Public-fundraising social groups and service institutions spend 70 % of last year's income on charity (domain.md 3.7, 7.8).</summary>
public sealed class CH002OthersSpendWhatTheyRaise() : PublicFundraisingExpenditure("CH-002")
{
    public override Applicability AppliesTo { get; } = new([LegalTypes.SocialGroup, LegalTypes.ServiceInstitution], CharityStatus.PublicFundraising, FirstYear);

    public override string Basis => "民发〔2016〕189号 §7、§10 [P:37]; 慈善法（2023修正）第61条授权制定的标准公布前继续适用";
}
