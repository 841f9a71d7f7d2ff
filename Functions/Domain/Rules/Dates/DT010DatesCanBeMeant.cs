using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// No date of the report or of its lists lies in the future, before 1949, or more than a year after the report year (domain.md 7.4);
/// among them are the 1900-01-00 and 1904-01-01 that spreadsheets make of empty cells. What may lie ahead, such as the end of a
/// validity, and what may be older, such as births, is <see cref="PlausibleDates"/>' to know. Cells that are no date at all are found
/// while they are read, under the same code.
/// </summary>
public sealed class DT010DatesCanBeMeant() : Rule<AnnualReport>(
    "DT-010",
    Severity.Error,
    "日期“{raw}”无效（可能是表格序列值）。",
    "Invalid date '{raw}' (spreadsheet serial?).",
    "请核对后按 年-月-日 填写，例如 2025-03-01；没有发生的请留空，不要填 0 或将来的日期。",
    "Check it and write year-month-day, for example 2025-03-01. Leave the cell empty when nothing happened; do not enter 0 or a day in the future.")
{
    /// <summary>The date columns of the report, and of each of its lists that has any; the seal plays no part in dates.</summary>
    private static readonly Lazy<(Column[] Own, (ChildList List, Column[] Columns)[] Lists)> Dates = new(() =>
    {
        var dataset = new AnnualReportsDataset(DeadlineRules.Default, PersonSeal.Sample);
        static Column[] DatesOf(IEnumerable<Column> columns) => [.. columns.Where(c => c.Type == "date")];
        return (DatesOf(dataset.Columns), [.. dataset.Children.Select(list => (list, DatesOf(list.Columns))).Where(list => list.Item2.Length > 0)]);
    });

    public override string Basis => "domain.md 7.4 DT-010、9.1 [D]；表格软件的1900与1904日期系统";

    public override string CauseZh => "表格软件把日期存成序列号：空单元格或0会显示为1900年或1904年，两种日期系统之间复制会相差四年。其余多为年份写错，或填了预计的日期。";

    public override string CauseEn => "Spreadsheets keep days as serial numbers: an empty cell or 0 shows up as 1900 or 1904, and copying between the two date systems shifts a day by four years. Otherwise the year is a slip, or a planned day was entered.";

    public override IReadOnlyList<string> Fields => ["submittedOn", "establishedOn", "lastElectionOn", "meetings"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var column in Dates.Value.Own)
        {
            if (column.DayOf(record) is { } day && !PlausibleDates.Holds(column.Name, day, judge.Context))
                Fail(column.Name, day);
        }

        foreach (var (list, columns) in Dates.Value.Lists)
        {
            if (list.Items(record) is not { } items)
                continue;
            for (var i = 0; i < items.Count; i++)
            {
                foreach (var column in columns)
                {
                    if (column.DayOf(items[i]) is { } day && !PlausibleDates.Holds($"{list.Name}.{column.Name}", day, judge.Context))
                        Fail(ChildList.PathOf(list.Name, i, column.Name), day);
                }
            }
        }

        void Fail(string field, DateOnly day) => judge.Fail(this, field, expected: "日期 date, e.g. 2025-03-01", arguments: ("raw", DayText.Of(day)));
    }
}
