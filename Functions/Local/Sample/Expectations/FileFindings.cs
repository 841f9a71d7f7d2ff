using System.Text.Json;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>What the receipt of one file must say: rows accepted and rejected, and which row breaks which rule.</summary>
internal sealed class FileFindings(string dataset, string period, string file, string encoding)
{
    private readonly List<(int Row, string? Uscc, Defect Defect)> _defects = [];
    private int _rows;

    /// <param name="row">The row's number in the file, titles and header counted.</param>
    public void Add(int row, string? uscc, Defect? defect)
    {
        _rows++;
        if (defect is not null)
            _defects.Add((row, uscc, defect));
    }

    public void Write(Utf8JsonWriter json)
    {
        var rejected = _defects.Count(d => d.Defect.IsRejected);
        json.WriteStartObject();
        json.WriteString("dataset", dataset);
        json.WriteString("period", period);
        json.WriteString("file", file);
        json.WriteString("encoding", encoding);
        json.WriteNumber("rows", _rows);
        json.WriteNumber("accepted", _rows - rejected);
        json.WriteNumber("rejected", rejected);
        json.WriteStartObject("codes");
        foreach (var code in _defects.GroupBy(d => d.Defect.Code).OrderBy(g => g.Key, StringComparer.Ordinal))
            json.WriteNumber(code.Key, code.Count());
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var (row, uscc, defect) in _defects)
        {
            json.WriteStartObject();
            json.WriteNumber("row", row);
            json.WriteString("code", defect.Code);
            json.WriteString("uscc", uscc);
            json.WriteBoolean("rejected", defect.IsRejected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
