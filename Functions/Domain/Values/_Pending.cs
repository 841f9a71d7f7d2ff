using System.Globalization;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Values;

// Stand-ins until the value formats are merged; this file is deleted then.
public sealed class TextFormat(int maxLength = 200) : ValueFormat<string?>
{
    public override string Name => "text";

    public override CellProblem? Read(in RawCell cell, int unit, out string? value)
    {
        value = cell.Text.Length > maxLength ? cell.Text[..maxLength] : cell.Text;
        return null;
    }

    public override string? Write(string? value) => value;
}

public sealed class CodeFormat : ValueFormat<string?>
{
    public override string Name => "text";

    public override CellProblem? Read(in RawCell cell, int unit, out string? value)
    {
        value = cell.Text;
        return null;
    }

    public override string? Write(string? value) => value;
}

public abstract class PendingNumber(string name, long scale) : ValueFormat<long?>
{
    public override string Name => name;

    public override CellProblem? Read(in RawCell cell, int unit, out long? value)
    {
        value = (long)(decimal.Parse(cell.Text, CultureInfo.InvariantCulture) * scale * unit);
        return null;
    }

    public override string? Write(long? value) => value is not { } v ? null : scale == 1 ? v.ToString(CultureInfo.InvariantCulture) : (v / (decimal)scale).ToString("0.00", CultureInfo.InvariantCulture);
}

public sealed class IntegerFormat() : PendingNumber("integer", 1);

public sealed class MoneyFormat() : PendingNumber("money", 100);

public sealed class HundredthsFormat() : PendingNumber("decimal", 100);

public sealed class DateFormat : ValueFormat<DateOnly?>
{
    public override string Name => "date";

    public override CellProblem? Read(in RawCell cell, int unit, out DateOnly? value)
    {
        value = DateOnly.ParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return null;
    }

    public override string? Write(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class FlagFormat : ValueFormat<bool?>
{
    public override string Name => "flag";

    public override CellProblem? Read(in RawCell cell, int unit, out bool? value)
    {
        value = cell.Text is "true" or "是";
        return null;
    }

    public override string? Write(bool? value) => value is not { } v ? null : v ? "true" : "false";
}

public sealed class ChoiceFormat(IReadOnlyList<Choice> choices) : ValueFormat<string?>
{
    public override string Name => "choice";

    public override CellProblem? Read(in RawCell cell, int unit, out string? value)
    {
        var text = cell.Text;
        value = choices.First(c => c.Code == text || c.Chinese == text).Code;
        return null;
    }

    public override string? Write(string? value) => value;
}

public sealed class ListFormat : ValueFormat<IReadOnlyList<string>?>
{
    public override string Name => "list";

    public override CellProblem? Read(in RawCell cell, int unit, out IReadOnlyList<string>? value)
    {
        value = cell.Text.Split([';', '；', '、', ',', '，', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return null;
    }

    public override string? Write(IReadOnlyList<string>? value) => value is null or [] ? null : string.Join(';', value);
}
