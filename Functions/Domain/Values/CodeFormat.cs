using System.Buffers;
using Nianbao.Domain.Rules.Identity;

namespace Nianbao.Domain.Values;

/// <summary>
/// A unified social credit code, normalised as domain.md 4.1 says: no spaces, no invisible characters, no text guards
/// (' or ="…"), half-width, upper case. Letters are not "corrected"; rules judge the rest. Only a code that a spreadsheet
/// turned into a number is a problem here (ID-003), because its last digits are lost.
/// </summary>
public sealed class CodeFormat : ValueFormat<string?>
{
    /// <summary>A spreadsheet keeps 15 digits of a number (Excel specifications and limits, "Number precision").</summary>
    private const int ExactDigits = 15;

    private const string Expected = "18位文本格式的代码 an 18-character code kept as text";

    public override string Name => "text";

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, Expected);
        var code = IsNormal(cell.Text) ? cell.Keep(cell.Text) : Normalise(cell.Text.ToString());
        if (IsScientific(code) || (cell.Kind == CellKind.Number && Digits(code) > ExactDigits))
            return ID003CodeIsNotANumber.Problem(ValueProblem.Shown(cell.Text), Expected);

        value = code.Length == 0 ? null : code;
        return null;
    }

    public override string? Write(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>The normal form of a code; the same string when it is normal already.</summary>
    public static string Normalise(string text)
    {
        if (IsNormal(text))
            return text;
        char[]? rented = null;
        var buffer = text.Length <= 128 ? stackalloc char[128] : (rented = ArrayPool<char>.Shared.Rent(text.Length));
        var length = 0;
        foreach (var c in text)
        {
            if (!CellText.IsBlank(c))
                buffer[length++] = char.ToUpperInvariant(CellText.Half(c));
        }

        var code = buffer[..length];
        if (code.StartsWith("=\"") && code.EndsWith("\"") && code.Length >= 3)
            code = code[2..^1];
        else if (code.StartsWith("'"))
            code = code[1..];
        var normal = code.ToString();
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return normal;
    }

    private static bool IsNormal(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
        }

        return true;
    }

    /// <summary><c>^\d(\.\d+)?E\+?\d+$</c> of domain.md 4.1, without a regular expression.</summary>
    private static bool IsScientific(string code)
    {
        if (code.Length < 3 || !char.IsAsciiDigit(code[0]))
            return false;
        var i = 1;
        if (code[i] == '.')
        {
            var first = ++i;
            while (i < code.Length && char.IsAsciiDigit(code[i]))
                i++;
            if (i == first)
                return false;
        }

        if (i >= code.Length || code[i] != 'E')
            return false;
        i++;
        if (i < code.Length && code[i] == '+')
            i++;
        return i < code.Length && !code.AsSpan(i).ContainsAnyExceptInRange('0', '9');
    }

    private static int Digits(string code)
    {
        var digits = 0;
        foreach (var c in code)
        {
            if (char.IsAsciiDigit(c))
                digits++;
        }

        return digits;
    }
}
