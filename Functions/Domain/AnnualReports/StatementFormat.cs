using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Domain.AnnualReports;

/// <summary>
/// A format of the financial statements: its statements, rows, columns and sums, as data (AnnualReports/Forms/*.json). Adding a
/// format, or a year, is adding data. A line of the same code means the same in every format.
/// </summary>
public sealed class StatementFormat
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private readonly FrozenDictionary<string, StatementSum> _sums;

    private StatementFormat(FormatData data)
    {
        (Name, Chinese, IsVerified, Source) = (data.Name, data.Chinese, data.Verified, data.Source);
        Statements = [.. data.Statements.Select(s => new StatementTable(s.Code, s.Chinese, s.English, s.OfficialForm, s.Columns, s.Rows))];
        _sums = Statements.SelectMany(s => s.Rows.Where(r => r.Sum is not null).Select(r => (Code: $"{s.Code}{r.Row}", Sum: StatementSum.Parse(r.Sum!))))
            .ToFrozenDictionary(s => s.Code, s => s.Sum);
    }

    /// <summary>NPO2004 or NPO2024.</summary>
    public string Name { get; }

    public string Chinese { get; }

    /// <summary>Whether the rows were checked against the official form.</summary>
    public bool IsVerified { get; }

    /// <summary>The decree and where its rows were read.</summary>
    public string Source { get; }

    public IReadOnlyList<StatementTable> Statements { get; }

    /// <summary>All formats.</summary>
    public static IReadOnlyList<StatementFormat> All { get; } = [Load("NPO2004"), Load("NPO2024")];

    private static readonly FormOfYears[] Forms = JsonSerializer.Deserialize<FormOfYears[]>(Text("forms"), Json)!;

    /// <summary>The format of a report year: NPO2004 up to 2025, NPO2024 after (domain.md 3.4).</summary>
    public static StatementFormat Of(int reportYear)
    {
        var form = Array.Find(Forms, f => reportYear >= f.From && reportYear <= f.To) ?? Forms[^1];
        return All.Single(f => f.Name == form.Statements);
    }

    /// <summary>The lines of this format in the order of the form.</summary>
    public IEnumerable<StatementLine> Lines => Statements.SelectMany(s => s.Lines);

    /// <summary>What a total row consists of, for example BS20; null when the row is no sum.</summary>
    public StatementSum? SumOf(string statementRow) => _sums.GetValueOrDefault(statementRow);

    private static StatementFormat Load(string name) => new(JsonSerializer.Deserialize<FormatData>(Text(name), Json)!);

    private static string Text(string name)
    {
        using var stream = typeof(StatementFormat).Assembly.GetManifestResourceStream($"Nianbao.Domain.AnnualReports.Forms.{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record FormOfYears(int From, int To, string Statements, string Source);

    private sealed record FormatData(string Name, string Chinese, bool Verified, string Source, StatementData[] Statements);

    private sealed record StatementData(string Code, string Chinese, string English, string OfficialForm, StatementColumn[] Columns, StatementRow[] Rows);
}

/// <summary>A column of a statement: 年初数, 期末数; 非限定性, 限定性, 合计; 金额.</summary>
/// <param name="Letter">b, e, u, r, t, or nothing.</param>
/// <param name="Words">How the column is headed.</param>
/// <param name="IsTotal">The sum of the columns before it.</param>
public sealed record StatementColumn(string Letter, string Chinese, string English, string[] Words, bool IsTotal = false);

/// <summary>A row of a statement.</summary>
/// <param name="Row">The official row number (行次).</param>
/// <param name="Sum">The rows it adds up, for example 33+34 or 31-32; null for a row of its own.</param>
/// <param name="Signed">Whether a negative amount means something here: a loss, a decrease, a net outflow (domain.md 7.7, FN-025).</param>
public sealed record StatementRow(int Row, string Chinese, string English, string[]? Synonyms = null, string? Sum = null, bool Signed = false);

/// <summary>The rows a total adds up, with their signs.</summary>
public sealed record StatementSum(IReadOnlyList<(int Row, int Sign)> Addends)
{
    public static StatementSum Parse(string text)
    {
        var addends = new List<(int, int)>();
        var sign = 1;
        foreach (var part in System.Text.RegularExpressions.Regex.Split(text, "([+-])"))
        {
            if (part is "+" or "-")
                sign = part == "+" ? 1 : -1;
            else
                addends.Add((int.Parse(part, System.Globalization.CultureInfo.InvariantCulture), sign));
        }

        return new(addends);
    }

    public override string ToString() => string.Concat(Addends.Select((a, i) => a.Sign < 0 ? $"−{a.Row}" : i == 0 ? $"{a.Row}" : $"+{a.Row}"));
}

/// <summary>One of the three statements in one format.</summary>
/// <param name="Code">BS, IS or CF.</param>
/// <param name="OfficialForm">For example 会民非01.</param>
public sealed record StatementTable(string Code, string Chinese, string English, string OfficialForm, IReadOnlyList<StatementColumn> Columns, IReadOnlyList<StatementRow> Rows)
{
    /// <summary>Its lines, row by row.</summary>
    public IEnumerable<StatementLine> Lines => Rows.SelectMany(row => Columns.Select(column => StatementLines.Of(CodeOf(row, column))));

    /// <summary>For example BS60.e or CF61.</summary>
    public string CodeOf(StatementRow row, StatementColumn column) => column.Letter.Length == 0 ? $"{Code}{row.Row}" : $"{Code}{row.Row}.{column.Letter}";
}
