namespace Nianbao.Domain.Rules;

/// <summary>What an organisation's counted activities of the report year add up to, for the cross-checks of its annual report.</summary>
/// <param name="Count">How many activities count.</param>
/// <param name="FundsCash">投入资金 of all of them, in fen.</param>
/// <param name="RuralFunds">投入合计 of the types of M31 (乡村振兴, 援藏援疆, 东西部协作), in fen.</param>
/// <param name="SessionsByType">Sessions by activity type.</param>
public sealed record ActivitySummary(int Count, long FundsCash, long RuralFunds, IReadOnlyDictionary<string, long> SessionsByType)
{
    public static readonly ActivitySummary None = new(0, 0, 0, new Dictionary<string, long>());
}

/// <summary>Another organisation that registered the same person as its legal representative.</summary>
public sealed record LegalRepPost(string Uscc, string Name, string LegalType);
