using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Workbooks;
using Nianbao.Tests.Reading;

namespace Nianbao.Tests.Fuzz;

/// <summary>Cells of any text, written as CSV (in every encoding), JSON and workbook, and read back as they were.</summary>
internal sealed class WrittenFileTarget() : FuzzTarget("written", 20)
{
    private static readonly CellLook Look = new() { Format = CellLook.AsText };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(true), new UTF8Encoding(false), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
    ];

    public override string Answer(FuzzInput input)
    {
        // What no file can hold is left out: half a surrogate pair, and the signs that XML has no way to write.
        string[] cells = [.. AnyText.Of(input.Bytes).Split('\u001F').Take(40).Select(Holdable)];
        var rows = cells.Chunk(2).Select(pair => (Name: pair[0], Tag: pair.Length > 1 ? pair[1] : "")).ToList();
        if (input.Choice % 7 == 4 && MayBeUtf8(rows, Encodings[4]))
            return "";
        var answer = (input.Choice % 7) switch
        {
            5 => Read(JsonSerializer.SerializeToUtf8Bytes(rows.Select(row => new Dictionary<string, string> { ["uscc"] = SampleFile.Code, ["name"] = row.Name, ["tags"] = row.Tag }), Plain), "a.json"),
            6 => Read(Workbook(rows), "a.xlsx"),
            var way => Read(Csv(rows, Encodings[way], input.Choice >= 128 ? ';' : ','), "a.csv"),
        };
        // A cell of blanks is an empty cell in every format.
        var expected = rows.Select(row => (string.IsNullOrWhiteSpace(row.Name) ? "" : row.Name, string.IsNullOrWhiteSpace(row.Tag) ? "" : row.Tag)).ToList();
        Must(answer.Count == expected.Count, $"{expected.Count} rows were written and {answer.Count} read");
        for (var i = 0; i < answer.Count; i++)
            Must(answer[i] == expected[i], $"row {i + 1} was written as {expected[i]} and read as {answer[i]}");
        return string.Join('|', answer);
    }

    /// <summary>GBK whose bytes are UTF-8 as well (统一 is ͳһ) is read as UTF-8: nobody can tell, and UTF-8 is what it nearly always is.</summary>
    private static bool MayBeUtf8(List<(string Name, string Tag)> rows, Encoding encoding)
    {
        var text = string.Concat(rows.Select(row => row.Name + row.Tag));
        return encoding.CodePage == 54936 && !Ascii.IsValid(text) && System.Text.Unicode.Utf8.IsValid(encoding.GetBytes(text));
    }

    private static List<(string, string)> Read(byte[] bytes, string name)
    {
        using var table = SampleFile.Open(bytes, name);
        int Of(string column) => table.Headers.First(header => header.Column?.Name == column).FileColumn;
        var (first, second) = (Of("name"), Of("tags"));
        return [.. table.Rows().Select(row => (Text(row[first]), Text(row[second])))];

        static string Text(RawCell cell) => string.IsNullOrWhiteSpace(cell.Text) ? "" : cell.Text;
    }

    private static byte[] Csv(List<(string Name, string Tag)> rows, Encoding encoding, char delimiter)
    {
        var text = new StringBuilder().AppendJoin(delimiter, "uscc", "name", "tags").Append("\r\n");
        foreach (var (name, tag) in rows)
            text.AppendJoin(delimiter, SampleFile.Code, Quoted(name), Quoted(tag)).Append("\r\n");
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];

        static string Quoted(string cell) => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static byte[] Workbook(List<(string Name, string Tag)> rows)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, "t"))
        using (var sheet = book.AddSheet(new("表", [new(10), new(10), new(10)])))
        {
            Row("uscc", "name", "tags");
            foreach (var (name, tag) in rows)
                Row(SampleFile.Code, name, tag);

            void Row(params string[] texts)
            {
                sheet.NextRow();
                for (var i = 0; i < texts.Length; i++)
                    sheet.Cell(i + 1, CellValue.Of(texts[i]), Look);
            }
        }

        return memory.ToArray();
    }

    private static string Holdable(string text)
    {
        var held = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and not (0xFFFD or 0xFFFE or 0xFFFF or 0xFEFF) and not (>= 0x7F and <= 0x9F) || rune.Value is '\n' or '\t')
                held.Append(rune.ToString());
        }

        return held.Length > 30_000 ? held.ToString(0, 30_000) : held.ToString();
    }
}
