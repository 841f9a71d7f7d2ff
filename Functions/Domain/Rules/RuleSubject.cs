using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules;

/// <summary>What decides which rules are about a record (<see cref="Applicability"/>).</summary>
/// <param name="Year">The report year; null for what is kept in one state.</param>
/// <param name="LegalType">A code of <see cref="Reference.LegalTypes"/>; null when nobody says it.</param>
public readonly record struct RuleSubject(int? Year, string? LegalType, bool IsCharity, bool HasPublicFundraising)
{
    public static RuleSubject Of(Record record, RuleContext context) => new(
        context.Period.Year,
        Applicability.LegalTypeOf(record, context),
        Applicability.IsCharity(record, context),
        Applicability.HasPublicFundraising(record, context));
}
