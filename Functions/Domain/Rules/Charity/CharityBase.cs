using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// An amount that a charity's expenditure is measured by: last year's, or the average of three years. Kept as sum and number of
/// years, so that a ratio of an average is exact to the fen.
/// </summary>
/// <param name="Sum">In fen.</param>
internal sealed record CharityBase(decimal Sum, int Years, string Chinese, string English)
{
    private const int YearsOfAverage = 3;
    private static readonly StatementLine Income = StatementLines.Of("IS11.t");
    private static readonly StatementLine ClosingNetAssets = StatementLines.Of("BS110.e");
    private static readonly StatementLine OpeningNetAssets = StatementLines.Of("BS110.b");

    /// <summary>A share of the amount, in fen.</summary>
    public decimal Part(decimal ratio) => ratio * Sum / Years;

    /// <summary>Last year's total income: as adjusted by the report (民发〔2016〕189号 §10), otherwise from last year's report.</summary>
    public static CharityBase? LastIncome(AnnualReport report, RuleContext context) =>
        Of(report.LastYearIncomeAdjusted ?? context.Previous?.Lines[Income], "上年总收入", "last year's total income");

    /// <summary>The average income of the three years before: as the report gives it, otherwise from the three reports when there are all.</summary>
    public static CharityBase? AverageIncome(AnnualReport report, RuleContext context) =>
        Average(report.AverageIncome3y, Income, context, "前三年平均收入", "the average income of the last three years");

    /// <summary>Last year's closing net assets: from last year's report, otherwise the opening figure of this one.</summary>
    public static CharityBase? LastNetAssets(AnnualReport report, RuleContext context) =>
        Of(context.Previous?.Lines[ClosingNetAssets] ?? report.Lines[OpeningNetAssets], "上年末净资产", "last year's net assets");

    /// <summary>The average of the net assets at the end of the three years before.</summary>
    public static CharityBase? AverageNetAssets(AnnualReport report, RuleContext context) =>
        Average(report.AverageNetAssets3y, ClosingNetAssets, context, "前三年年末平均净资产", "the average net assets of the last three years");

    private static CharityBase? Of(long? fen, string chinese, string english) => fen is { } amount ? new(amount, 1, chinese, english) : null;

    private static CharityBase? Average(long? reported, StatementLine line, RuleContext context, string chinese, string english)
    {
        if (reported is not null)
            return Of(reported, chinese, english);
        long?[] years = [context.Previous?.Lines[line], .. context.Earlier.Take(YearsOfAverage - 1).Select(report => report?.Lines[line])];
        return years.Length == YearsOfAverage && years.All(year => year is not null) ? new(years.Sum(year => (decimal)year!.Value), YearsOfAverage, chinese, english) : null;
    }
}

/// <summary>What must be spent at least: a share of a base.</summary>
internal sealed record CharityMinimum(decimal Ratio, CharityBase Base)
{
    /// <summary>In fen, not rounded.</summary>
    public decimal Amount => Base.Part(Ratio);

    /// <summary>The lesser of the shares of two bases, because either suffices; null when neither base is known.</summary>
    public static CharityMinimum? Least(decimal ratio, CharityBase? one, CharityBase? other) =>
        new[] { one, other }.OfType<CharityBase>().Select(b => new CharityMinimum(ratio, b)).MinBy(minimum => minimum.Amount);
}
