namespace Nianbao.Domain.Rules.Statements;

/// <summary>Fixed assets, net, are cost less depreciation (domain.md 7.7, FN-003).</summary>
public sealed class FN003NetFixedAssetsAreComputed() : StatementIdentity(
    "FN-003",
    "固定资产净值=原价−累计折旧。",
    "BS33");
