using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>Public-fundraising foundations spend 70 % of last year's income on charity (domain.md 3.7, 7.8).</summary>
public sealed class CH001FoundationsSpendWhatTheyRaise() : PublicFundraisingExpenditure("CH-001")
{
    public override Applicability AppliesTo { get; } = new([LegalTypes.Foundation], CharityStatus.PublicFundraising, FirstYear);

    public override string Basis => "慈善法（2023修正）第61条, 2024-09-05起施行 [L]; 此前 民发〔2016〕189号 §7、§10 [P:37]";
}
