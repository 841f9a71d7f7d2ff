using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Values;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Intake;

/// <summary>A row of the file as a record, with what was wrong with its cells.</summary>
internal sealed record ParsedRow(SourceRow Source, Record Record, List<Finding> Findings)
{
    public bool Holds => Findings.Exists(finding => finding.Holds);
}

/// <summary>Turns rows of cells into records of a dataset, and names the place of every finding in the file's own terms.</summary>
internal sealed class RowReader(Dataset dataset, Period period, SourceTable table)
{
    private readonly HeaderCell[] _mapped = [.. table.Headers.Where(header => header.Column is not null)];
    private readonly Dictionary<string, HeaderCell> _byField = table.Headers.Where(header => header.Column is not null).ToDictionary(header => header.Column!.Name, StringComparer.Ordinal);

    /// <summary>The largest unit that a header of amounts declares: figures rounded to it add up only so far.</summary>
    public int DeclaredUnit { get; } = table.Headers.Where(header => header.Column?.Type == "money").Select(header => header.Unit).Append(1).Max();

    public ParsedRow Read(SourceRow source)
    {
        var record = dataset.NewRecord();
        var findings = new List<Finding>();
        foreach (var header in _mapped)
        {
            var column = header.Column!;
            var cell = source[header.FileColumn];
            if (cell.IsEmpty || (cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text)))
            {
                if (column.Required)
                    findings.Add(Place(RowJudging.ToFinding(VAL001RequiredValueIsGiven.Missing(column)), source, column.Name));
            }
            else if (column.Read(record, in cell, header.Unit) is { } problem)
            {
                record.Unreadable.Add(column.Name);
                findings.Add(Place(Structure.Unreadable(column.Personal ? PersonalValue.Hide(problem, in cell) : problem), source, column.Name));
            }
        }

        dataset.Complete(record, period);
        return new(source, record, findings);
    }

    /// <summary>Adds to a finding the file's sheet, row, column, header, cell and value.</summary>
    public Finding Place(Finding finding, SourceRow source, string? field)
    {
        if (field is null || !_byField.TryGetValue(field, out var header))
        {
            // About the row, or about a column the file does not have: the cell of the credit code leads to the row.
            var anchor = table.HeaderRow is null ? null : _byField.GetValueOrDefault("uscc");
            return finding with
            {
                Sheet = table.Sheet,
                Row = source.Number,
                Field = field,
                Column = anchor?.FileColumn + 1,
                Header = field is null ? anchor?.Text : dataset.Columns.FirstOrDefault(column => column.Name == field)?.Chinese,
                Cell = anchor is null ? null : CellName.Of(anchor.FileColumn + 1, source.Number),
                Value = field is null && anchor is not null ? source[anchor.FileColumn].Text : null,
            };
        }

        var value = header.Column!.Personal ? null : source[header.FileColumn].Text;
        return finding with
        {
            Sheet = table.Sheet,
            Row = source.Number,
            Field = field,
            // JSON has elements and properties, no columns and cells.
            Column = table.HeaderRow is null ? null : header.FileColumn + 1,
            Header = header.Text,
            Cell = table.HeaderRow is null ? null : CellName.Of(header.FileColumn + 1, source.Number),
            Value = value,
        };
    }
}
