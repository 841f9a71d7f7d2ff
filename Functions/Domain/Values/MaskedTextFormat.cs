namespace Nianbao.Domain.Values;

/// <summary>A telephone or account number of which only the beginning and the end are kept: <c>138****1234</c>.</summary>
/// <param name="head">Characters kept at the beginning.</param>
/// <param name="tail">Characters kept at the end.</param>
public sealed class MaskedTextFormat(int head, int tail) : ValueFormat<string?>
{
    private const int Stars = 4;

    public override string Name => "masked";

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
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
            value = Kept(text, 0, Math.Min(2, text.Length));
        else
            value = Kept(text, head, tail);
        return null;
    }

    /// <summary>A character beyond the first plane is two units of text, of which neither stands alone.</summary>
    private static string Kept(string text, int head, int tail)
    {
        if (head > 0 && char.IsHighSurrogate(text[head - 1]))
            head--;
        if (tail > 0 && char.IsLowSurrogate(text[^tail]))
            tail--;
        return text[..head] + new string('*', Stars) + text[^tail..];
    }

    public override string? Write(string? value) => value;
}
