namespace Nianbao.Domain.Values;

/// <summary>Reads a whole number of the smallest unit (a person, a fen, a hundredth of an hour) from a cell, or says why it cannot.</summary>
internal static class NumberReading
{
    /// <summary>
    /// Reads a number with at most <paramref name="decimals"/> decimals after the header's unit is applied, times 10^decimals.
    /// </summary>
    /// <param name="limit">The largest absolute result. One hundred thousand rows of it still add up within Int64.</param>
    public static CellProblem? Read(in WrittenCell cell, int unit, int decimals, bool money, long limit, out long? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, Expected(decimals));
        if (cell.Kind == CellKind.Text && PlainNumber.TryRead(cell.Text, decimals, out var plain) && Math.Abs(plain) <= limit / unit)
        {
            value = plain * unit;
            return null;
        }

        var fault = WrittenNumber.Read(in cell, out var number);
        if (fault != NumberFault.None)
            return Problem(fault, in cell, decimals);
        if (number.IsNothing)
            return null;
        if (number.HasCurrency && !money)
            return Problem(NumberFault.NotANumber, in cell, decimals);
        var multiplier = unit;
        if (number.Suffix != 1)
        {
            // 12万 under a header that says 万元 is 12万, not 12万万; under any other header it is a guess, and we do not guess.
            if (number.Suffix != unit)
                return UndeclaredUnit(in cell, unit);
        }
        else if (number.EndsInYuan && unit != 1)
        {
            return UndeclaredUnit(in cell, unit);
        }

        if (!number.TryScale(multiplier, decimals, cell.Kind == CellKind.Number, out var scaled))
            return TooManyDecimals(in cell, decimals);
        if (scaled > limit || scaled < -limit)
            return Problem(NumberFault.TooLarge, in cell, decimals);
        value = (long)scaled;
        return null;
    }

    private static string Expected(int decimals) => decimals == 0 ? "整数 whole number, e.g. 12" : "数字,最多两位小数 number with at most two decimals, e.g. 1234.50";

    private static CellProblem Problem(NumberFault fault, in WrittenCell cell, int decimals)
    {
        var (zh, en, remedyZh, remedyEn) = fault switch
        {
            NumberFault.Grouping => (
                "“{0}”中的逗号位置不对,无法确定是千位分隔符还是小数点。",
                "The commas in '{0}' are not thousands separators, so the number cannot be told for certain.",
                "请去掉逗号,小数点用“.”,例如 1234.50。",
                "Remove the commas and use '.' as the decimal point, for example 1234.50."),
            NumberFault.Percent => (
                "“{0}”是百分比,此栏应填数量或金额。",
                "'{0}' is a percentage; this column takes an amount.",
                "请填写实际数字,不要填百分比。",
                "Write the amount itself, not a percentage."),
            NumberFault.Scientific => (
                "“{0}”是科学计数法,表格软件可能已丢失后几位数字。",
                "'{0}' is in scientific notation; the spreadsheet may have lost its last digits.",
                "请将单元格格式设为“数值”,核对后填写完整数字再保存。",
                "Set the cell's format to Number, check the figure, write it in full and save again."),
            NumberFault.TooLarge => (
                "“{0}”太大,超出可填报的范围(1万亿)。",
                "'{0}' is too large; at most one trillion can be reported.",
                "请核对数字和单位(元、万元)。",
                "Check the figure and its unit (元 or 万元)."),
            _ => (
                "“{0}”不是数字。",
                "'{0}' is not a number.",
                "请只填数字(可带千位逗号、负号);单位写在表头;没有数据请留空或填“—”。",
                "Write digits only (thousands commas and a minus sign are fine); the unit belongs in the header; leave it empty or write — when there is nothing to report."),
        };
        return ValueProblem.Of(in cell, Expected(decimals), zh, en, remedyZh, remedyEn);
    }

    private static CellProblem TooManyDecimals(in WrittenCell cell, int decimals) => decimals == 0
        ? ValueProblem.Of(
            in cell,
            Expected(0),
            "“{0}”带小数,此栏应为整数。",
            "'{0}' has decimals; this column takes a whole number.",
            "请填整数;若由公式算出,请用 =ROUND(…,0) 取整。",
            "Write a whole number; where a formula computes it, wrap it in =ROUND(…,0).")
        : ValueProblem.Of(
            in cell,
            Expected(decimals),
            "“{0}”的小数超过两位(不足一分或百分之一),系统不会替您四舍五入。",
            "'{0}' has more than two decimals; it is not rounded for you.",
            "请保留两位小数;若由公式算出,请用 =ROUND(…,2)。",
            "Give two decimals; where a formula computes it, wrap it in =ROUND(…,2).");

    private static CellProblem UndeclaredUnit(in WrittenCell cell, int unit)
    {
        var (zh, en) = unit switch
        {
            1_000 => ("“{0}”自带的单位与表头的单位（千元）不同。", "'{0}' carries a unit other than the header's, which is thousands (千元)."),
            10_000 => ("“{0}”自带的单位与表头的单位（万元）不同。", "'{0}' carries a unit other than the header's, which is ten thousands (万元)."),
            _ => ("“{0}”自带单位，而表头没有注明。", "'{0}' carries a unit that its header does not declare."),
        };
        return ValueProblem.Of(
            in cell,
            "与表头单位一致的数字 a number in the header's unit",
            zh,
            en,
            "请只填数字并换算成表头的单位,例如把“12万”写成 120000;或在表头注明“(万元)”后统一按万元填写。",
            "Write the number alone in the header's unit, for example 120000 instead of 12万; or put (万元) in the header and give the whole column in it.");
    }
}
