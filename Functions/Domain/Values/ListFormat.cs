using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Values;

/// <summary>Several values in one cell, in the order written, separated by ; ； 、 , ， | or a line break.</summary>
/// <param name="choices">When given, each item is one of these, held as its code.</param>
public sealed class ListFormat(IReadOnlyList<Choice>? choices = null) : ValueFormat<IReadOnlyList<string>?>
{
    /// <summary>The longest item, as for text columns.</summary>
    private const int MaxItemLength = 200;

    private readonly ChoiceLookup? _lookup = choices is null ? null : new(choices);

    public override string Name => "list";

    public override CellProblem? Read(in WrittenCell cell, int unit, out IReadOnlyList<string>? value)
    {
        value = null;
        var expected = _lookup?.Expected ?? "用“;”分隔的多个值 values separated by ;";
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, expected);
        var text = CellText.Strip(cell.Text);
        if (CellText.IsNothing(text) && _lookup?.Find(text) is null)
            return null;
        List<string>? items = null;
        foreach (var range in text.SplitAny(';', '；', '、', ',', '，', '|', '｜', '\n', '\r'))
        {
            var part = CellText.Trim(text[range]);
            if (part.Length == 0)
                continue;
            string? item;
            if (_lookup is null)
            {
                var problem = TextFormat.Read(cell.As(CellKind.Text), Guarded(part), MaxItemLength, out item);
                if (problem is not null)
                    return problem;
            }
            else
            {
                item = _lookup.Find(part);
                if (item is null)
                {
                    var shown = ValueProblem.Shown(part);
                    return ValueProblem.Of(
                        in cell,
                        expected,
                        $"“{{0}}”中的“{shown}”不在可选项之内。",
                        $"'{{0}}' holds '{shown}', which is not one of the valid values.",
                        $"请从以下选择,多个值用“;”分隔:{expected}。",
                        $"Choose from these, separated by ';': {expected}.");
                }
            }

            if (item is not null)
                (items ??= []).Add(item);
        }

        // //;; is a cell struck out as much as // is.
        value = _lookup is null && items is [var only] && CellText.IsNothing(only) ? null : items;
        return null;
    }

    /// <summary>Joined with ';'. Items are neither sorted nor made distinct: the order is the writer's.</summary>
    public override string? Write(IReadOnlyList<string>? value) => value is null || value.Count == 0
        ? null
        : value[0].StartsWith('\'') ? "'" + string.Join(';', value) : string.Join(';', value);

    /// <summary>A ' inside a list is part of the item; only the one before the whole cell is a guard.</summary>
    private static ReadOnlySpan<char> Guarded(ReadOnlySpan<char> part) => part[0] == '\'' ? string.Concat("'", part) : part;
}
