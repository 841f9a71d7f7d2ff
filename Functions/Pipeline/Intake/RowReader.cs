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
internal sealed class RowReader
{
    private readonly Dataset _dataset;
    private readonly Period _period;
    private readonly SourceTable _table;
    private readonly HeaderCell[] _mapped;
    private readonly ListCell[] _listCells;
    private readonly FindingPlaces _places;

    /// <summary>The column by which rows of lists on other sheets are matched; null where there can be none.</summary>
    private readonly HeaderCell? _key;

    public RowReader(Dataset dataset, Period period, SourceTable table)
    {
        (_dataset, _period, _table) = (dataset, period, table);
        _mapped = [.. table.Headers.Where(header => header.Column is not null)];
        _listCells = [.. table.Headers.Where(header => header.List is not null).Select(header => new ListCell(header))];
        _places = new(dataset, table);
        _key = table.IsForm || table.Format == "json" ? null : Array.Find(_mapped, header => header.Column!.Name == "uscc");
        DeclaredUnit = table.Headers.Concat(table.Tables.SelectMany(t => t.Headers)).Where(header => header.Column?.Type == "money").Select(header => header.Unit).Append(1).Max();
        Extent = new(
            [.. _mapped.Select(header => header.Column!.Name), .. _listCells.Select(cell => cell.List.Name), .. table.Tables.Select(t => t.List.Name)],
            dataset.SectionsFor(period),
            hasLists: table.Format != "csv");
    }

    /// <summary>The largest unit that a header of amounts declares: figures rounded to it add up only so far.</summary>
    public int DeclaredUnit { get; }

    /// <summary>How much of the form the file carries.</summary>
    public FormExtent Extent { get; }

    public ParsedRow Read(SourceRow source)
    {
        var record = _dataset.NewRecord();
        var findings = new List<Finding>();
        foreach (var header in _mapped)
        {
            var column = header.Column!;
            var cell = source.Written(header.FileColumn);
            if (cell.IsBlank)
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

        foreach (var list in _listCells)
        {
            if (list.IsOtherThing(source))
            {
                _table.PassOver(list.Header, source.Number);
                continue;
            }

            if (list.Read(source, ReadingLimits.Default) is not { } problem)
                continue;
            record.Unreadable.Add(list.List.Name);
            findings.Add(Place(Structure.Unreadable(problem), source, list.List.Name));
        }

        ReadLists(source, record, findings);
        LeaveUnmatchedListsOpen(source, record);
        _dataset.Complete(record, _period);
        return new(source, record, findings);
    }

    /// <summary>Adds to a finding the file's sheet, row, column, header, cell and value.</summary>
    public Finding Place(Finding finding, SourceRow source, string? field) => _places.Of(finding, source, field);

    /// <summary>The finding about a row of a list that belongs to no record.</summary>
    public static Finding Place(LooseItem item) => FindingPlaces.Of(item);

    private void ReadLists(SourceRow source, Record record, List<Finding> findings)
    {
        if (source.Said.Count == 0)
            return;
        source.Drop(SaysNothing);
        for (var i = 0; i < source.Said.Count; i++)
        {
            var list = source.Said[i].List;
            if (!IsFirstOf(list, source.Said, i))
                continue;
            var items = new List<ListItem>();
            foreach (var item in source.Items)
            {
                if (item.Table.List == list)
                    items.Add(ReadItem(source, item, items.Count, record, findings));
            }

            list.Set(record, items);
        }
    }

    private static bool SaysNothing(SourceItem item)
    {
        if (item.Problem is not null)
            return false;
        foreach (var header in item.Table.Headers)
        {
            if (header is { Column: not null, IsAside: false } && !item.Row.Written(header.FileColumn).IsBlank)
                return false;
        }

        return true;
    }

    /// <summary>Several sheets may hold items of one list.</summary>
    private static bool IsFirstOf(ChildList list, IReadOnlyList<ItemTable> said, int at)
    {
        for (var i = 0; i < at; i++)
        {
            if (said[i].List == list)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Lists on sheets of their own are matched by the credit code. Where that cannot be read, what they say of this record is
    /// unknown, which is not the same as nothing: no rule may complain of meetings or officers that stand on their sheet.
    /// </summary>
    private void LeaveUnmatchedListsOpen(SourceRow source, Record record)
    {
        if (_key is null || source.Said.Count == 0)
            return;
        if (!record.Unreadable.Contains("uscc") && !source.Written(_key.FileColumn).IsBlank)
            return;
        foreach (var table in source.Said.Where(table => table.InCell is null && !source.Items.Any(item => item.Table == table)))
            record.Unreadable.Add(table.List.Name);
    }

    private ListItem ReadItem(SourceRow source, SourceItem item, int index, Record record, List<Finding> findings)
    {
        var list = item.Table.List;
        var read = list.NewItem();
        if (item.Problem is { } none)
        {
            record.Unreadable.Add(ChildList.PathOf(list.Name, index));
            findings.Add(Place(Structure.Unreadable(none), source, ChildList.PathOf(list.Name, index)));
            return read;
        }

        foreach (var header in item.Table.Headers)
        {
            if (header is not { Column: { } column, IsAside: false })
                continue;
            var cell = item.Row.Written(header.FileColumn);
            if (cell.IsBlank)
            {
                if (column.Required)
                    findings.Add(Place(RowJudging.ToFinding(VAL001RequiredValueIsGiven.Missing(column)), source, ChildList.PathOf(list.Name, index, column.Name)));
            }
            else if (column.Read(read, in cell, header.Unit) is { } problem)
            {
                var path = ChildList.PathOf(list.Name, index, column.Name);
                read.Unreadable.Add(column.Name);
                record.Unreadable.Add(path);
                findings.Add(Place(Structure.Unreadable(column.Personal ? PersonalValue.Hide(problem, in cell) : problem), source, path));
            }
        }

        return read;
    }
}
