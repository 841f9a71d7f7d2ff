using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Intake;

/// <summary>Says where in a file a field of a record stands: sheet, row, column, header, cell, value; in JSON by a pointer.</summary>
internal sealed class FindingPlaces
{
    private readonly Dataset _dataset;
    private readonly SourceTable _table;
    private readonly Dictionary<string, HeaderCell> _byField;
    private readonly Dictionary<string, ChildList> _lists;
    private readonly HeaderCell? _anchor;

    public FindingPlaces(Dataset dataset, SourceTable table)
    {
        (_dataset, _table) = (dataset, table);
        _byField = table.Headers.Where(header => header.Column is not null).ToDictionary(header => header.Column!.Name, StringComparer.Ordinal);
        foreach (var header in table.Headers.Where(header => header.List is not null))
            _byField.TryAdd(header.List!.Name, header);
        _lists = dataset.Children.ToDictionary(list => list.Name, StringComparer.Ordinal);

        // About the row, or about a column the file does not have: the cell of the credit code leads to the row.
        _anchor = IsJson ? null : _byField.GetValueOrDefault("uscc");
    }

    private bool IsJson => _table.Format == "json";

    /// <summary>The finding with its place.</summary>
    /// <param name="field">The column's name, a path into a list, a list's name, or null for the whole row.</param>
    public Finding Of(Finding finding, SourceRow source, string? field)
    {
        if (ChildList.TryParsePath(field, out var list, out var index, out var part) && source.Items.Where(item => item.Table.List.Name == list).Skip(index).FirstOrDefault() is { } item)
            return OfItem(finding with { Field = field }, source, item, part);
        if (field is not null && _byField.TryGetValue(field, out var header))
            return OfCell(finding with { Field = field }, source, header);
        if (field is not null && source.Said.FirstOrDefault(said => said.List.Name == field) is { } table)
            return OfTable(finding with { Field = field }, source, table);
        finding = finding with { Field = field };
        var text = field is null ? _anchor?.Text : _dataset.Columns.FirstOrDefault(column => column.Name == field)?.Chinese ?? _lists.GetValueOrDefault(field)?.Chinese;
        if (_anchor is null)
            return finding with { Sheet = _table.Sheet, Row = source.Number, Header = text, Path = ElementPointer(source) };
        return At(finding, source, _anchor) with { Header = text, Value = field is null ? source[_anchor.FileColumn].Text : null };
    }

    /// <summary>The place of a row of a list that belongs to no record: its key's cell.</summary>
    public static Finding Of(LooseItem item)
    {
        var finding = item.Problem is { } problem ? Structure.Unreadable(problem) : Structure.Loose(item);
        var column = item.Key?.FileColumn;
        return finding with
        {
            Sheet = item.Table.Sheet,
            Row = item.Row.Number,
            Field = item.Table.List.Name,
            Column = column + 1,
            Header = item.Key?.Text,
            Cell = column is { } c ? CellName.Of(c + 1, item.Row.Number) : null,
            Value = column is { } v && !item.Row[v].IsEmpty ? item.Row[v].Text : null,
        };
    }

    private Finding OfCell(Finding finding, SourceRow source, HeaderCell header) => At(finding, source, header) with
    {
        Header = header.Text,
        Value = header.Column?.Personal == true || header.List is not null ? null : source[header.FileColumn].Text,
    };

    private Finding OfItem(Finding finding, SourceRow source, SourceItem item, string? part)
    {
        var header = part is null ? null : item.Table.Headers.FirstOrDefault(h => h.Column?.Name == part && !h.IsAside);
        var column = part is null ? null : item.Table.List.Columns.FirstOrDefault(c => c.Name == part);
        var value = header is null || column?.Personal == true ? null : item.Row[header.FileColumn].Text;
        var shown = header?.Text ?? column?.Chinese ?? item.Table.List.Chinese;
        if (item.Table.InCell is { } cell)
            return At(finding, source, cell) with { Header = $"{cell.Text} › {shown}", Value = value, Path = $"/{item.Row.Number - 1}{header?.Pointer}" };
        if (IsJson)
            return finding with { Row = source.Number, Header = shown, Value = value, Path = $"{ElementPointer(source)}{item.Table.Pointer}/{item.Row.Number - 1}{header?.Pointer}" };

        // About the whole item, or a column its table does not have: the item's first known cell.
        var anchor = header ?? item.Table.Headers.FirstOrDefault(h => h is { Column: not null, IsAside: false });
        return finding with
        {
            Sheet = item.Table.Sheet,
            Row = item.Row.Number,
            Column = anchor?.FileColumn + 1,
            Header = shown,
            Cell = anchor is null ? null : CellName.Of(anchor.FileColumn + 1, item.Row.Number),
            Value = value,
        };
    }

    /// <summary>About a list as such: in bulk the record's own row, in a form the table's header, in JSON the array.</summary>
    private Finding OfTable(Finding finding, SourceRow source, ItemTable table)
    {
        if (table.InCell is { } cell)
            return At(finding, source, cell) with { Header = cell.Text };
        if (IsJson)
            return finding with { Row = source.Number, Header = table.List.Chinese, Path = ElementPointer(source) + table.Pointer };
        if (_table.IsForm && table.HeaderRow is { } row && table.Headers is [var first, ..])
            return finding with { Sheet = table.Sheet, Row = row, Column = first.FileColumn + 1, Header = table.List.Chinese, Cell = CellName.Of(first.FileColumn + 1, row) };
        return _anchor is null ? finding with { Sheet = _table.Sheet, Row = source.Number, Header = table.List.Chinese } : At(finding, source, _anchor) with { Header = table.List.Chinese };
    }

    /// <summary>Sheet, row, column and cell of a header's cell in the row; in JSON its pointer.</summary>
    private Finding At(Finding finding, SourceRow source, HeaderCell header)
    {
        if (IsJson)
            return finding with { Row = source.Number, Path = ElementPointer(source) + header.Pointer };
        var place = header.Place ?? new(_table.Sheet, source.Number, header.FileColumn + 1);
        return finding with { Sheet = place.Sheet, Row = place.Row, Column = place.Column, Cell = CellName.Of(place.Column, place.Row) };
    }

    private string? ElementPointer(SourceRow source) => IsJson ? $"{_table.ElementsPointer}/{source.Number - 1}" : null;
}
