namespace Nianbao.Domain.Rules.Statements;

/// <summary>Fixed assets, net, are cost less depreciation (domain.md 7.7, FN-003).</summary>
public sealed class FN003NetFixedAssetsAreComputed() : StatementIdentity(
    "FN-003",
    "固定资产净值=原价−累计折旧。",
    "固定资产净值由原价减累计折旧得出。常见原因是累计折旧按负数填写（应填正数），或本年计提折旧后没有更新净值。",
    "Net fixed assets are cost less accumulated depreciation. It usually breaks because depreciation was entered as a negative number (it is positive), or because the net value was not updated after the year's depreciation.",
    "BS33");
