namespace Nianbao.Domain.Rules.Statements;

/// <summary>Fixed assets add up (domain.md 7.7, FN-004).</summary>
public sealed class FN004FixedAssetsAddUp() : StatementIdentity(
    "FN-004",
    "固定资产合计不平。",
    "固定资产合计是净值、在建工程、文物文化资产与固定资产清理之和。常见原因是合计行误用了固定资产原价。",
    "Total fixed assets are the net value plus construction in progress, cultural relics and assets under disposal. It usually breaks because the total was taken from cost instead of the net value.",
    "BS40");
