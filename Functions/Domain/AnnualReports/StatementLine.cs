using System.Collections.Frozen;

namespace Nianbao.Domain.AnnualReports;

/// <summary>One row and column of the three statements (domain.md 3.4), for example <c>BS60.e</c>.</summary>
/// <param name="Code">Statement, official row number and column: BS b/e, IS u/r/t, CF without a column.</param>
/// <param name="Slot">Its place in <see cref="Statement"/>.</param>
public sealed record StatementLine(string Code, int Slot, string Chinese, string English, string[] Aliases);

/// <summary>The lines of all formats, each code once.</summary>
public static class StatementLines
{
    public static readonly IReadOnlyList<StatementLine> All =
    [
        .. StatementFormat.All
            .SelectMany(format => format.Statements)
            .SelectMany(statement => statement.Rows.SelectMany(row => statement.Columns.Select(column => Line(statement, row, column))))
            .DistinctBy(line => line.Code)
            .Select((line, slot) => line with { Slot = slot }),
    ];

    private static readonly FrozenDictionary<string, StatementLine> ByCode = All.ToFrozenDictionary(l => l.Code);

    /// <summary>The line of a code such as <c>IS11.t</c>.</summary>
    /// <exception cref="KeyNotFoundException">No format has such a line.</exception>
    public static StatementLine Of(string code) => ByCode[code];

    private static StatementLine Line(StatementTable statement, StatementRow row, StatementColumn column)
    {
        string[] names = [row.Chinese, .. row.Synonyms ?? []];
        var code = statement.CodeOf(row, column);
        if (column.Letter.Length == 0)
            return new(code, 0, row.Chinese, row.English, [.. names.Skip(1).Concat([$"{statement.Code}[{row.Row}]"]).Concat(names.Select(name => $"{name}{column.Chinese}")).Distinct()]);
        string[] aliases =
        [
            $"{statement.Code}{row.Row}{column.Letter}",
            $"{statement.Code}[{row.Row}].{column.Letter}",
            $"{statement.Code}{row.Row}_{column.Letter}",
            .. names.SelectMany(name => column.Words.SelectMany(word => Spellings(name, word))),
            // The official form prints the total column last, and summaries leave its word out.
            .. column.IsTotal ? names : [],
        ];
        var chinese = $"{row.Chinese}{column.Chinese}";
        return new(code, 0, chinese, $"{row.English}, {column.English}", [.. aliases.Where(a => a != chinese).Distinct()]);
    }

    private static IEnumerable<string> Spellings(string name, string word) => [$"{name}{word}", $"{name}({word})", $"{name}-{word}", $"{word}{name}"];
}
