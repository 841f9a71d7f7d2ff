using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Activities;

/// <summary>
/// Sources of funds in one cell: SELF:100.00;DONATION:50, or 自有：100元；募捐：50. A source without an amount says only where the
/// money came from. Commas inside an amount are thousands separators; commas elsewhere separate sources.
/// </summary>
public sealed class FundSourceFormat : ValueFormat<IReadOnlyList<FundShare>?>
{
    private static readonly ChoiceLookup Sources = new(FundSources.All);
    private static readonly string Expected = $"来源:金额;来源:金额 / SOURCE:amount;SOURCE:amount({Sources.Expected})";

    public override string Name => "list";

    public override CellProblem? Read(in WrittenCell cell, int unit, out IReadOnlyList<FundShare>? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, Expected);
        var text = CellText.Strip(cell.Text);
        if (CellText.IsNothing(text))
            return null;
        var shares = new List<FundShare>();
        for (var rest = text; rest.Length > 0;)
        {
            var end = EndOfPart(rest);
            var part = CellText.Trim(rest[..end]);
            rest = end == rest.Length ? [] : rest[(end + 1)..];
            if (part.Length == 0)
                continue;
            var colon = part.LastIndexOfAny(':', '：');
            var word = CellText.Trim(colon < 0 ? part : part[..colon]);
            if (Sources.Find(word) is not { } source)
            {
                return ValueProblem.Of(
                    in cell,
                    Expected,
                    $"“{{0}}”中的“{ValueProblem.Shown(word)}”不是资金来源的可选项。",
                    $"'{{0}}' holds '{ValueProblem.Shown(word)}', which is not one of the sources of funds.",
                    $"请写成“自有:100.00;募捐:50.00”的形式，来源从以下选择：{Sources.Expected}。",
                    $"Write it like SELF:100.00;DONATION:50.00, with sources from these: {Sources.Expected}.");
            }

            long? amount = null;
            if (colon >= 0)
            {
                var written = CellText.Trim(part[(colon + 1)..]);
                if (NumberReading.Read(new(written, written.Length == 0 ? CellKind.Empty : CellKind.Text), unit, decimals: 2, money: true, MoneyFormat.Limit, out amount) is { } problem)
                    return problem;
            }

            shares.Add(new() { Source = source, Amount = amount });
        }

        value = shares.Count == 0 ? null : shares;
        return null;
    }

    public override string? Write(IReadOnlyList<FundShare>? value) => value is null or []
        ? null
        : string.Join(';', value.Select(share => share.Amount is null ? share.Source : $"{share.Source}:{HundredthsText.Of(share.Amount)}"));

    private static int EndOfPart(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !IsSeparator(text, end))
            end++;
        return end;
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ';' or '；' or '、' or '|' or '｜' or '\n' or '\r' => true,
        // 1,234.50 is one amount; 自有,募捐 and 自有:100,募捐:50 are two sources.
        ',' or '，' => at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };
}
