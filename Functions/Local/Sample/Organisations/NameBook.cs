using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>A name with what follows from it.</summary>
/// <param name="Text">The whole name, place included.</param>
/// <param name="Kind">A code of <see cref="OrganisationKinds"/>, or null.</param>
public sealed record OrganisationName(string Text, string? Kind, Department Department);

/// <summary>
/// Names that fit place and type. They are unique without a look-up: within a place and type the organisations walk through
/// all combinations of words, from a place of their own, in a step that meets each once.
/// </summary>
public sealed class NameBook(long seed)
{
    private const int Step = 1_009;

    private static readonly Dictionary<string, Stem[]> StemsByType = new()
    {
        [LegalTypes.SocialGroup] = [.. SocialGroups()],
        [LegalTypes.ServiceInstitution] = [.. from brand in NameWords.Brands from service in NameWords.Services select new Stem(brand, service.Form, null, service.Department)],
        [LegalTypes.Foundation] = [.. from brand in NameWords.Brands from form in NameWords.Foundations select new Stem(brand, form, null, Department.CivilAffairs)],
        [LegalTypes.Other] = [.. NameWords.Brands.Select(brand => new Stem(brand, "社会组织交流中心", null, Department.CivilAffairs))],
    };

    /// <param name="ordinal">The organisation's number within its division and type.</param>
    public OrganisationName Of(Division division, string legalType, int ordinal)
    {
        var stems = StemsByType[legalType];
        var start = SplitMix64.For(seed, Draws.Names, int.Parse(division.Code, System.Globalization.CultureInfo.InvariantCulture)).Below(stems.Length);
        var stem = stems[(int)((start + ((long)ordinal * StepFor(stems.Length))) % stems.Length)];
        var round = ordinal / stems.Length;
        var modifier = round < NameWords.Modifiers.Length ? NameWords.Modifiers[round] : $"第{round}";
        return new(Places.NameOf(division) + modifier + stem.Subject + stem.Form, stem.Kind, stem.Department);
    }

    private static int StepFor(int length)
    {
        var step = Step;
        while (GreatestCommonDivisor(step, length) != 1)
            step++;
        return step;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static IEnumerable<Stem> SocialGroups()
    {
        Department[] economic = [Department.Industry, Department.Commerce, Department.Housing, Department.Transport];
        return
        [
            .. from trade in NameWords.Trades.Index()
               from form in (string[])["行业协会", "商会", "产业促进会"]
               select new Stem(trade.Item, form, "INDUSTRY", economic[trade.Index % economic.Length]),
            .. from discipline in NameWords.Disciplines
               from form in (string[])["学会", "研究会"]
               select new Stem(discipline, form, "ACADEMIC", Department.Education),
            .. from pursuit in NameWords.Pursuits
               from form in (string[])["协会", "促进会", "爱好者协会"]
               select new Stem(pursuit, form, "PROFESSIONAL", Department.Culture),
            .. from member in NameWords.Groups
               from form in (string[])["联合会", "联谊会", "服务促进会"]
               select new Stem(member, form, "UNION", Department.CivilAffairs),
            .. NameWords.Hometowns.Select(town => new Stem(town, "商会", "HOMETOWN_CHAMBER", Department.Commerce)),
        ];
    }

    private sealed record Stem(string Subject, string Form, string? Kind, Department Department);
}
