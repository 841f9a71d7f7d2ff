using System.Globalization;
using System.Xml;
using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Copies a sheet of somebody else's workbook as a stream and colours its marked cells. All else goes over as it is.</summary>
internal sealed class SheetMarking(XmlReader from, XmlWriter to, SheetMarks? marks, StyleMarking styles, string? drawing)
{
    /// <summary>What stands behind the drawing of notes in a sheet ([ECMA-376] 18.3.1.99).</summary>
    private static readonly HashSet<string> BehindDrawing = new(StringComparer.Ordinal) { "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst" };

    private string? _drawing = drawing;
    private bool _dataSeen;

    /// <summary>Copies the whole document.</summary>
    /// <exception cref="XmlException">The sheet is damaged.</exception>
    public void Copy()
    {
        from.MoveToContent();
        Start();
        if (from.IsEmptyElement)
            throw new XmlException("The sheet is empty.");
        from.Read();
        while (from.NodeType != XmlNodeType.EndElement)
        {
            if (from.NodeType == XmlNodeType.Element && from.LocalName == "sheetData")
                CopyData();
            else if (from.NodeType == XmlNodeType.Element && from.LocalName == "sheetViews")
                CopyViews();
            else
                CopyOther();
        }

        WriteDrawing();
        to.WriteEndElement();
        to.Flush();
    }

    private void CopyOther()
    {
        if (from.EOF)
            throw new XmlException("The sheet ends too early.");
        if (from.NodeType == XmlNodeType.Element && (BehindDrawing.Contains(from.LocalName) || (_dataSeen && from.LocalName == "AlternateContent")))
            WriteDrawing();
        to.WriteNode(from, false);
    }

    private void WriteDrawing()
    {
        if (_drawing is null)
            return;
        to.WriteStartElement("legacyDrawing", Xlsx.Main);
        to.WriteAttributeString("r", "id", Xlsx.Office, _drawing);
        to.WriteEndElement();
        _drawing = null;
    }

    /// <summary>Two sheets selected at once would both be changed by what is typed: only the list of findings is.</summary>
    private void CopyViews()
    {
        var depth = from.Depth;
        do
        {
            if (from.NodeType == XmlNodeType.Element)
            {
                var isEmpty = from.IsEmptyElement;
                Start(from.LocalName == "sheetView" ? "tabSelected" : null);
                if (isEmpty)
                    to.WriteEndElement();
            }
            else if (from.NodeType == XmlNodeType.EndElement)
            {
                to.WriteFullEndElement();
                if (from.Depth == depth)
                    break;
            }
        }
        while (from.Read());
        from.Read();
    }

    private void CopyData()
    {
        _dataSeen = true;
        var isEmpty = from.IsEmptyElement;
        Start();
        from.Read();
        var row = 0;
        while (!isEmpty && from.NodeType != XmlNodeType.EndElement)
        {
            if (from.EOF)
                throw new XmlException("The sheet ends within its rows.");
            if (from.NodeType != XmlNodeType.Element || from.LocalName != "row")
            {
                to.WriteNode(from, false);
                continue;
            }

            row = Number(from.GetAttribute("r")) ?? row + 1;
            while (marks?.NextRow < row)
                WriteRow(marks.TakeRow());
            if (marks?.NextRow == row)
                CopyRow(marks.TakeRow());
            else
                to.WriteNode(from, false);
        }

        while (marks?.NextRow is not null)
            WriteRow(marks.TakeRow());
        to.WriteEndElement();
        if (!isEmpty)
            from.Read();
    }

    /// <summary>A row that the sheet does not have: a value is missing where nothing was ever written.</summary>
    private void WriteRow(ArraySegment<MarkedCell> cells)
    {
        to.WriteStartElement("row", Xlsx.Main);
        to.WriteAttributeString("r", cells[0].Row.ToString(CultureInfo.InvariantCulture));
        foreach (var cell in cells)
            WriteCell(cell, 0);
        to.WriteEndElement();
    }

    private void WriteCell(MarkedCell cell, int style)
    {
        to.WriteStartElement("c", Xlsx.Main);
        to.WriteAttributeString("r", Reading.CellName.Of(cell.Column, cell.Row));
        to.WriteAttributeString("s", styles.Marked(style, cell.Severity).ToString(CultureInfo.InvariantCulture));
        to.WriteEndElement();
    }

    private void CopyRow(ArraySegment<MarkedCell> due)
    {
        var isEmpty = from.IsEmptyElement;
        var rowStyle = Number(from.GetAttribute("s")) ?? 0;
        // The spans are a hint that a new cell would make untrue.
        Start("spans");
        from.Read();
        var (column, at) = (0, 0);
        while (!isEmpty && from.NodeType != XmlNodeType.EndElement)
        {
            if (from.EOF)
                throw new XmlException("The sheet ends within a row.");
            if (from.NodeType != XmlNodeType.Element || from.LocalName != "c")
            {
                to.WriteNode(from, false);
                continue;
            }

            column = ColumnOf(from.GetAttribute("r")) ?? column + 1;
            while (at < due.Count && due[at].Column < column)
                WriteCell(due[at++], rowStyle);
            if (at < due.Count && due[at].Column == column)
                CopyCell(due[at++].Severity);
            else
                to.WriteNode(from, false);
        }

        while (at < due.Count)
            WriteCell(due[at++], rowStyle);
        to.WriteEndElement();
        if (!isEmpty)
            from.Read();
    }

    private void CopyCell(Severity severity)
    {
        var isEmpty = from.IsEmptyElement;
        var style = styles.Marked(Number(from.GetAttribute("s")) ?? 0, severity);
        Start("s");
        to.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        from.Read();
        while (!isEmpty && from.NodeType != XmlNodeType.EndElement)
        {
            if (from.EOF)
                throw new XmlException("The sheet ends within a cell.");
            to.WriteNode(from, false);
        }

        to.WriteEndElement();
        if (!isEmpty)
            from.Read();
    }

    /// <summary>Writes the start tag the reader stands on, without one attribute.</summary>
    private void Start(string? without = null)
    {
        to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
        if (!from.MoveToFirstAttribute())
            return;
        do
        {
            if (from.LocalName != without || from.Prefix.Length > 0)
                to.WriteAttributeString(from.Prefix, from.LocalName, from.NamespaceURI, from.Value);
        }
        while (from.MoveToNextAttribute());
        from.MoveToElement();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 20_000)
                break;
            column = (column * 26) + (c & 0x1F);
        }

        return column == 0 ? null : column;
    }
}
