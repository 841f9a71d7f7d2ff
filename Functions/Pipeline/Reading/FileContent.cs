using System.Runtime.CompilerServices;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Reading;

/// <summary>What a file of a dataset may hold: the columns of its records, their lists, and the form they are filed on.</summary>
/// <param name="Columns">The columns a record is read by.</param>
/// <param name="Lists">The lists inside a record.</param>
/// <param name="Keys">The columns by which a row of a list on a sheet of its own names the record it belongs to.</param>
/// <param name="Sections">The parts of the form, for workbooks with a sheet per section; empty where there is no form.</param>
/// <param name="NewRecord">Makes an empty record.</param>
/// <param name="ReportYear">The year of the form, or null.</param>
/// <param name="Dataset">The dataset it is uploaded as; null for flat records of none.</param>
/// <param name="Period">The period it is uploaded for.</param>
public sealed record FileContent(
    IReadOnlyList<Column> Columns, IReadOnlyList<ChildList> Lists, IReadOnlyList<Column> Keys, IReadOnlyList<Section> Sections, Func<Record> NewRecord, int? ReportYear = null, Dataset? Dataset = null, Period Period = default)
{
    /// <summary>The names of a form's columns, by its list of columns: some thousand words to be normalised, which are the same for every file.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Column>, ColumnNames> NamesOfForms = [];

    /// <summary>The names of the columns and lists where they were put together before.</summary>
    internal ColumnNames? Names { get; private init; }

    /// <summary>What a file of the dataset may hold in that period. What the pipeline sets itself is not read from files.</summary>
    public static FileContent Of(Dataset dataset, Period period)
    {
        var form = dataset.ColumnsFor(period);
        Column[] columns = [.. form.Where(c => !c.Internal)];
        ChildList[] lists = [.. dataset.Children.Where(list => !list.Internal)];
        return new(
            columns,
            lists,
            [.. columns.Where(c => dataset.KeyColumns.Contains(c.Name))],
            dataset.SectionsFor(period),
            dataset.NewRecord,
            period.Year,
            dataset,
            period)
        {
            Names = NamesOfForms.GetValue(form, _ => new(columns, lists)),
        };
    }

    /// <summary>Flat records: columns alone.</summary>
    public static FileContent OfColumns(IReadOnlyList<Column> columns) => new(columns, [], [], [], () => throw new InvalidOperationException("Flat content has no records."));
}
