using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Indicators;

/// <summary>An indicator that is a sum of published cells, as it stands.</summary>
/// <param name="Dataset">Its name. Of a dataset by years, the year is the question's.</param>
/// <param name="Measure">The measure that is summed.</param>
/// <param name="Where">As in queries to the aggregates: name:value|value, separated by commas.</param>
/// <param name="BaseWhere">The cells that it is a share of; null for a sum.</param>
public sealed record CellIndicator(string Name, string Chinese, string English, string Unit, string FormulaZh, string FormulaEn, string Dataset, string Measure, string Where, string? BaseWhere = null)
    : Indicator(Name, Chinese, English, BaseWhere is null ? Unit : "", FormulaZh, FormulaEn)
{
    /// <summary>The dimension by which it falls into parts; null where there are none.</summary>
    public string? PartBy { get; init; }

    public IReadOnlyList<Choice> PartLabels { get; init; } = [];

    /// <summary>The measures that are its parts, where these are measures.</summary>
    public IReadOnlyList<string> PartMeasures { get; init; } = [];

    public override IReadOnlyList<string> From => [Dataset];

    public override bool IsShare => BaseWhere is not null;

    public override int Decimals => Unit == "元" ? 2 : 0;

    public override IReadOnlyList<Choice> Parts => PartLabels;
}
