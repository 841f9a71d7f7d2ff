namespace Nianbao.Domain.Values;

/// <summary>A telephone or account number of which only the beginning and the end are kept: <c>138****1234</c>.</summary>
/// <param name="head">Characters kept at the beginning.</param>
/// <param name="tail">Characters kept at the end.</param>
public sealed class MaskedTextFormat(int head, int tail) : ValueFormat<string?>
{
    private const int Stars = 4;

    public override string Name => "masked";

    public override CellProblem? Read(in RawCell cell, int unit, out string? value)
    {
        var problem = TextFormat.Read(in cell, cell.Text, 100, out value);
        if (problem is not null || value is null)
            return problem;
        var text = string.Concat(value.Where(ch => !CellText.IsBlank(ch) && ch != '-'));
        if (text.Length == 0)
            value = null;
        else if (text.Contains(new string('*', Stars), StringComparison.Ordinal))
            value = text;
        else if (text.Length <= head + tail)
            value = new string('*', Stars) + text[^Math.Min(2, text.Length)..];
        else
            value = text[..head] + new string('*', Stars) + text[^tail..];
        return null;
    }

    public override string? Write(string? value) => value;
}
