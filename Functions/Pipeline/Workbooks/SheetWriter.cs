using System.Globalization;
using System.Xml;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Writes one sheet as a stream: rows from top to bottom, cells from left to right. Nothing of it stays in memory but links and notes.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly XmlWriter _xml;
    private readonly IStyles _styles;
    private readonly SheetLayout _layout;
    private readonly List<string> _merged = [];
    private readonly List<DropDown> _dropDowns = [];
    private readonly List<(string Cell, string Target, string? Tip)> _links = [];
    private readonly Action<SheetWriter> _closed;
    private bool _inRow;
    private string? _filter;

    public SheetWriter(XmlWriter xml, IStyles styles, SheetLayout layout, bool isSelected, Action<SheetWriter> closed)
    {
        (_xml, _styles, _layout, _closed) = (xml, styles, layout, closed);
        WriteHead(isSelected);
    }

    public SheetLayout Layout => _layout;

    /// <summary>The row being written; 0 before the first.</summary>
    public int Row { get; private set; }

    public List<CellNote> Notes { get; } = [];

    /// <summary>Begins the next row, or a later one.</summary>
    /// <param name="height">In points; null leaves it to the spreadsheet.</param>
    public void NextRow(double? height = null, int? number = null)
    {
        EndRow();
        Row = number ?? Row + 1;
        _xml.WriteStartElement("row", Xlsx.Main);
        _xml.WriteAttributeString("r", Row.ToString(CultureInfo.InvariantCulture));
        if (height is { } points)
        {
            _xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("customHeight", "1");
        }

        _inRow = true;
    }

    /// <summary>Writes a cell of the current row; columns count from 1.</summary>
    public void Cell(int column, CellValue value, CellLook look) => Cell(column, value, _styles.Of(look));

    public void Cell(int column, CellValue value, int style)
    {
        _xml.WriteStartElement("c", Xlsx.Main);
        _xml.WriteAttributeString("r", CellName.Of(column, Row));
        if (style != 0)
            _xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (value.Formula is { } formula)
        {
            // A result must stand there: a reader that does not compute takes it, and the empty text for nothing.
            if (value.Number is null)
                _xml.WriteAttributeString("t", "str");
            _xml.WriteElementString("f", Xlsx.Main, formula);
            _xml.WriteElementString("v", Xlsx.Main, value.Number ?? "");
        }
        else if (value.Number is { } number)
        {
            _xml.WriteElementString("v", Xlsx.Main, number);
        }
        else if (value.Text is { } text)
        {
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is", Xlsx.Main);
            _xml.WriteStartElement("t", Xlsx.Main);
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(Xlsx.Text(text));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    /// <summary>Joins cells of the current row.</summary>
    public void Merge(int first, int last)
    {
        if (last > first)
            _merged.Add($"{CellName.Of(first, Row)}:{CellName.Of(last, Row)}");
    }

    public void Add(DropDown dropDown) => _dropDowns.Add(dropDown);

    /// <summary>Makes a cell of the current row a link to a place in the workbook, for example <c>'填报表'!C7</c>.</summary>
    public void Link(int column, string target, string? tip = null) => _links.Add((CellName.Of(column, Row), target, tip));

    public void Note(int column, string text) => Notes.Add(new(Row, column, text));

    /// <summary>Puts filter buttons on a range.</summary>
    public void Filter(string range) => _filter = range;

    public void Dispose()
    {
        EndRow();
        _xml.WriteEndElement();
        WriteTail();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Dispose();
        _closed(this);
    }

    private void EndRow()
    {
        if (_inRow)
            _xml.WriteEndElement();
        _inRow = false;
    }

    private void WriteHead(bool isSelected)
    {
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement("worksheet", Xlsx.Main);
        _xml.WriteAttributeString("xmlns", "r", null, Xlsx.Office);
        _xml.WriteStartElement("sheetPr", Xlsx.Main);
        if (_layout.Tab is { } tab)
            Leaf("tabColor", ("rgb", "FF" + tab));
        Leaf("pageSetUpPr", ("fitToPage", "1"));
        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetViews", Xlsx.Main);
        _xml.WriteStartElement("sheetView", Xlsx.Main);
        if (!_layout.ShowsGrid)
            _xml.WriteAttributeString("showGridLines", "0");
        if (isSelected)
            _xml.WriteAttributeString("tabSelected", "1");
        _xml.WriteAttributeString("workbookViewId", "0");
        if (_layout.FrozenRows > 0 || _layout.FrozenColumns > 0)
        {
            var pane = (_layout.FrozenRows > 0, _layout.FrozenColumns > 0) switch { (true, true) => "bottomRight", (true, false) => "bottomLeft", _ => "topRight" };
            _xml.WriteStartElement("pane", Xlsx.Main);
            if (_layout.FrozenColumns > 0)
                _xml.WriteAttributeString("xSplit", _layout.FrozenColumns.ToString(CultureInfo.InvariantCulture));
            if (_layout.FrozenRows > 0)
                _xml.WriteAttributeString("ySplit", _layout.FrozenRows.ToString(CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("topLeftCell", CellName.Of(_layout.FrozenColumns + 1, _layout.FrozenRows + 1));
            _xml.WriteAttributeString("activePane", pane);
            _xml.WriteAttributeString("state", "frozen");
            _xml.WriteEndElement();
            Leaf("selection", ("pane", pane));
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Leaf("sheetFormatPr", ("defaultRowHeight", "16.5"));
        if (_layout.Columns.Count > 0)
        {
            _xml.WriteStartElement("cols", Xlsx.Main);
            for (var i = 0; i < _layout.Columns.Count; i++)
            {
                var number = (i + 1).ToString(CultureInfo.InvariantCulture);
                _xml.WriteStartElement("col", Xlsx.Main);
                _xml.WriteAttributeString("min", number);
                _xml.WriteAttributeString("max", number);
                _xml.WriteAttributeString("width", _layout.Columns[i].Width.ToString(CultureInfo.InvariantCulture));
                if (_layout.Columns[i].Look is { } look)
                    _xml.WriteAttributeString("style", _styles.Of(look).ToString(CultureInfo.InvariantCulture));
                _xml.WriteAttributeString("customWidth", "1");
                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }

        _xml.WriteStartElement("sheetData", Xlsx.Main);
    }

    /// <summary>What follows the rows, in the order the schema wants.</summary>
    private void WriteTail()
    {
        if (_filter is { } filter)
            Leaf("autoFilter", ("ref", filter));
        if (_merged.Count > 0)
        {
            Start("mergeCells", _merged.Count);
            foreach (var range in _merged)
                Leaf("mergeCell", ("ref", range));
            _xml.WriteEndElement();
        }

        if (_dropDowns.Count > 0)
        {
            Start("dataValidations", _dropDowns.Count);
            foreach (var dropDown in _dropDowns)
                Write(dropDown);
            _xml.WriteEndElement();
        }

        if (_links.Count > 0)
        {
            _xml.WriteStartElement("hyperlinks", Xlsx.Main);
            foreach (var (cell, target, tip) in _links)
            {
                _xml.WriteStartElement("hyperlink", Xlsx.Main);
                _xml.WriteAttributeString("ref", cell);
                _xml.WriteAttributeString("location", target);
                if (tip is not null)
                    _xml.WriteAttributeString("tooltip", tip);
                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }

        Leaf("printOptions", ("horizontalCentered", "1"));
        Leaf("pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Leaf("pageSetup", ("paperSize", "9"), ("orientation", _layout.IsLandscape ? "landscape" : "portrait"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        _xml.WriteStartElement("headerFooter", Xlsx.Main);
        _xml.WriteElementString("oddFooter", Xlsx.Main, "&L&8&A&R&8&P / &N");
        _xml.WriteEndElement();
        if (Notes.Count > 0)
        {
            _xml.WriteStartElement("legacyDrawing", Xlsx.Main);
            _xml.WriteAttributeString("id", Xlsx.Office, NoteParts.DrawingRelation);
            _xml.WriteEndElement();
        }
    }

    private void Write(DropDown dropDown)
    {
        _xml.WriteStartElement("dataValidation", Xlsx.Main);
        if (dropDown.Kind != "any")
            _xml.WriteAttributeString("type", dropDown.Kind);
        if (!dropDown.IsStrict)
            _xml.WriteAttributeString("errorStyle", "warning");
        if (dropDown.Kind is "whole" or "decimal" or "date")
            _xml.WriteAttributeString("operator", "between");
        _xml.WriteAttributeString("allowBlank", "1");
        if (dropDown.Hint is not null)
            _xml.WriteAttributeString("showInputMessage", "1");
        _xml.WriteAttributeString("showErrorMessage", dropDown.Kind == "any" ? "0" : "1");
        if (dropDown.Kind != "any")
        {
            _xml.WriteAttributeString("errorTitle", "请核对 Please check");
            _xml.WriteAttributeString("error", dropDown.Kind switch
            {
                "list" => "请从下拉列表中选择。 Please choose from the list.",
                "whole" => "这里应填整数。 A whole number is expected here.",
                "date" => "这里应填日期，例如 2025-03-01。 A date is expected here, for example 2025-03-01.",
                _ => "这里应填数字。 A number is expected here.",
            });
        }

        if (dropDown.Hint is { } hint)
        {
            // At most 32 and 255 characters (Excel specifications and limits).
            if (dropDown.Title is { } title)
                _xml.WriteAttributeString("promptTitle", title.Length > 32 ? title[..31] + "…" : title);
            _xml.WriteAttributeString("prompt", hint.Length > 255 ? hint[..254] + "…" : hint);
        }

        _xml.WriteAttributeString("sqref", dropDown.Range);
        var (first, second) = dropDown.Kind switch
        {
            "whole" => ("-999999999999", "999999999999"),
            "decimal" => ("-99999999999999", "99999999999999"),
            "date" => ("1", "109939"), // 1900-01-01 to 2200-12-31.
            _ => (dropDown.Formula, null),
        };
        if (first is not null)
            _xml.WriteElementString("formula1", Xlsx.Main, first);
        if (second is not null)
            _xml.WriteElementString("formula2", Xlsx.Main, second);
        _xml.WriteEndElement();
    }

    private void Start(string name, int count)
    {
        _xml.WriteStartElement(name, Xlsx.Main);
        _xml.WriteAttributeString("count", count.ToString(CultureInfo.InvariantCulture));
    }

    private void Leaf(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Xlsx.Main);
        foreach (var (attribute, value) in attributes)
            _xml.WriteAttributeString(attribute, value);
        _xml.WriteEndElement();
    }
}
