namespace Nianbao.Domain.Values;

/// <summary>Takes the value out of a problem's words, for columns whose value never leaves the record (<c>Column.Personal</c>).</summary>
public static class PersonalValue
{
    private const string Mask = "***";

    /// <summary>The same problem, with *** where the messages repeat the value.</summary>
    public static CellProblem Hide(CellProblem problem, in WrittenCell cell)
    {
        var shown = ValueProblem.Shown(cell.Text);
        return shown.Length == 0
            ? problem
            : problem with
            {
                MessageZh = problem.MessageZh.Replace($"“{shown}”", $"“{Mask}”", StringComparison.Ordinal),
                MessageEn = problem.MessageEn.Replace($"'{shown}'", $"'{Mask}'", StringComparison.Ordinal),
            };
    }
}
