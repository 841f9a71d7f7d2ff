using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>The bracket of last year's net assets that a charity without public fundraising falls into (民发〔2016〕189号 §8, §9).</summary>
internal static class CharityBrackets
{
    /// <summary>The parameter of that name for the charity's type and net assets; the average of three years stands in where last year's are not known. Null when neither is.</summary>
    public static RuleParameter? Of(string name, AnnualReport record, RuleContext context)
    {
        if ((CharityBase.LastNetAssets(record, context) ?? CharityBase.AverageNetAssets(record, context)) is not { } netAssets)
            return null;
        return Applicability.LegalTypeOf(record, context) is { } type ? context.Parameters.FindBracket(name, context.Year, type, netAssets.Part(1) / 100) : null;
    }
}
