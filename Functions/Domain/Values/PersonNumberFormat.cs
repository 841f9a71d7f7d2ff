using System.Text.RegularExpressions;

namespace Nianbao.Domain.Values;

/// <summary>
/// The number of an identity document. Only its pseudonym is kept, <c>id:</c> and 24 hexadecimal digits; the number itself never
/// reaches a record. Mainland numbers of 18 characters must have the right check character (GB 11643-1999).
/// </summary>
public sealed partial class PersonNumberFormat(PersonSeal seal) : ValueFormat<string?>
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public override string Name => "personNumber";

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
    {
        var problem = TextFormat.Read(in cell, cell.Text, 64, out value);
        if (problem is not null || value is null || Kept().IsMatch(value))
            return problem;
        var number = string.Concat(value.Where(ch => !CellText.IsBlank(ch)).Select(ch => char.ToUpperInvariant(CellText.Half(ch))));
        if (number.Length == 0 || CellText.IsNothing(number))
        {
            value = null;
            return null;
        }

        if (Scientific().IsMatch(number))
        {
            value = null;
            return ValueProblem.Of(
                in cell,
                "18位文本 18 characters of text",
                "证件号码被表格软件转成了科学计数法，末几位已丢失。",
                "The number was turned into scientific notation by the spreadsheet; its last digits are lost.",
                "请将该列设为“文本”格式后重新填写。",
                "Format the column as Text and enter the number again.");
        }

        if (Mainland().IsMatch(number) && CheckOf(number) != number[17])
        {
            value = null;
            return ValueProblem.Of(
                in cell,
                "校验位正确的身份证号码 an ID number with the right check character",
                "身份证号码校验位不符，请核对。",
                "The ID number's check character is wrong.",
                "请对照证件逐位核对。",
                "Compare it with the document, character by character.");
        }

        value = "id:" + seal.OfNumber(number);
        return null;
    }

    public override string? Write(string? value) => value;

    private static char CheckOf(string number)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (number[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    [GeneratedRegex("^id:[0-9a-f]{24}$")]
    private static partial Regex Kept();

    [GeneratedRegex("^[0-9]{17}[0-9X]$")]
    private static partial Regex Mainland();

    [GeneratedRegex(@"^\d(\.\d+)?E\+?\d+$")]
    private static partial Regex Scientific();
}
