using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Values;

/// <summary>One value of an enumeration, held as its code; read by code, Chinese or English label, or synonym.</summary>
public sealed class ChoiceFormat(IReadOnlyList<Choice> choices) : ValueFormat<string?>
{
    private readonly ChoiceLookup _lookup = new(choices);

    public override string Name => "choice";

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, _lookup.Expected);
        var text = CellText.Strip(cell.Text);
        value = _lookup.Find(text);
        return value is not null || CellText.IsNothing(text)
            ? null
            : ValueProblem.Of(
                in cell,
                _lookup.Expected,
                "“{0}”不在可选项之内。",
                "'{0}' is not one of the valid values.",
                $"请填以下之一:{_lookup.Expected}。",
                $"Write one of: {_lookup.Expected}.");
    }

    public override string? Write(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
