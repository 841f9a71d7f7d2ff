using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules;

/// <summary>Which organisations a rule is about, besides their legal type.</summary>
public enum CharityStatus
{
    /// <summary>Everyone.</summary>
    Any,

    /// <summary>慈善组织 (CH in domain.md 7).</summary>
    Charity,

    /// <summary>Charities with the right to raise funds in public (PF).</summary>
    PublicFundraising,

    /// <summary>Organisations that are no charity.</summary>
    NotCharity,
}

/// <summary>Whom a rule is for, and in which report years it holds.</summary>
/// <param name="LegalTypes">Codes of <see cref="Reference.LegalTypes"/>; empty for all.</param>
/// <param name="From">The first report year.</param>
/// <param name="To">The last report year.</param>
public sealed record Applicability(IReadOnlyList<string> LegalTypes, CharityStatus Charity = CharityStatus.Any, int From = 2000, int To = 2099)
{
    /// <summary>All organisations in all years.</summary>
    public static readonly Applicability Everyone = new([]);

    /// <summary>Organisations of these legal types.</summary>
    public static Applicability Types(params string[] legalTypes) => new(legalTypes);

    /// <summary>Whether the rule is about this record. What the register says of the organisation goes before what the record says.</summary>
    public bool Covers(Record record, RuleContext context) => Covers(RuleSubject.Of(record, context));

    /// <summary>Whether the rule is about records of this kind.</summary>
    public bool Covers(RuleSubject subject)
    {
        if (subject.Year is { } year && (year < From || year > To))
            return false;
        if (LegalTypes.Count > 0 && !LegalTypes.Contains(subject.LegalType ?? ""))
            return false;
        return Charity switch
        {
            CharityStatus.Charity => subject.IsCharity,
            // Only charities can have the right (慈善法第22条); a foundation that raised in public before 2016 and is no charity is judged by the regulation of foundations.
            CharityStatus.PublicFundraising => subject.IsCharity && subject.HasPublicFundraising,
            CharityStatus.NotCharity => !subject.IsCharity,
            _ => true,
        };
    }

    /// <summary>The organisation's legal type: as registered, else digit 2 of its code, else as reported. A report that states another type is ID-007's, and is judged by the right one.</summary>
    public static string? LegalTypeOf(Record record, RuleContext context) =>
        context.Registered?.LegalType ?? Uscc.LegalTypeOf(record.Uscc) ?? (record as AnnualReport)?.LegalType ?? (record as Organisation)?.LegalType;

    public static bool IsCharity(Record record, RuleContext context) => (context.Registered?.IsCharity ?? (record as AnnualReport)?.IsCharity) == true;

    public static bool HasPublicFundraising(Record record, RuleContext context) => (context.Registered?.HasPublicFundraising ?? (record as AnnualReport)?.HasPublicFundraising) == true;
}
