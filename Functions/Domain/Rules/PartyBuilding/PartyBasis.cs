namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Where the rules about party building come from (domain.md 2.1, 4.4).</summary>
internal static class PartyBasis
{
    /// <summary>On party building in social organisations: who must have a party organisation, and how party work reaches the others.</summary>
    public const string Opinion = "《关于加强社会组织党的建设工作的意见（试行）》（中办发〔2015〕51号）";

    /// <summary>On branches: their size, committee and party life.</summary>
    public const string Branches = "《中国共产党支部工作条例（试行）》（2018）";
}
