using System.Text.Json;

namespace Nianbao.Pipeline.Reading;

/// <summary>Opens a JSON file. It is walked twice: once for its property names and to be sure that all of it can be read, then for its rows.</summary>
internal static class JsonSource
{
    public static SourceTable Open(Stream stream, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        var encoding = TextEncoding.Decide(stream);
        if (!encoding.Name.StartsWith("UTF-8", StringComparison.Ordinal))
        {
            throw Refusal.Unreadable(
                $"JSON 文件须为 UTF-8 编码,此文件是 {encoding.Name}。",
                $"JSON must be in UTF-8; this file is in {encoding.Name}.",
                "请以 UTF-8 编码重新保存后上传。",
                "Save it again in UTF-8 and upload it.",
                "UTF-8");
        }

        var properties = new JsonProperties(names, limits.Columns);
        string pointer;
        using (var walk = new JsonRows(stream, encoding.Preamble, properties, limits))
        {
            var row = new SourceRow();
            while (walk.Read(row))
            {
                if (row.Number > limits.Rows)
                    throw Refusal.TooManyRows(limits.Rows);
            }

            pointer = walk.ElementsPointer;
            if (walk.Ignored is { } ignored)
                notes.Add(ignored);
        }

        var headers = JsonProperties.Headers(properties.Root.Shape, names);
        HeaderDemand.Check(headers, names.Columns, null, null);
        foreach (var list in properties.Lists)
        {
            list.Table!.Headers = JsonProperties.Headers(list, new(list.Table.List.Columns));
            ItemHeaders.Check(list.Table);
            if (ItemHeaders.Ignored(list.Table) is { } unknown)
                notes.Add(unknown);
        }

        return new("json", encoding.Name, null, null, null, headers, names.Key, limits, notes, () => new JsonRows(stream, encoding.Preamble, properties, limits))
        {
            Content = content,
            Tables = [.. properties.Lists.Select(list => list.Table!)],
            ElementsPointer = pointer,
        };
    }

    public static UnreadableFileException Malformed(JsonException e) => Refusal.Unreadable(
        $"JSON 格式错误:第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节处无法解析。",
        $"Malformed JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} cannot be parsed.",
        "请用 JSON 校验工具检查该处(引号、逗号、括号是否配对),或检查文件是否完整。",
        "Check that place with a JSON validator (quotes, commas, brackets), and that the file is complete.",
        "JSON (RFC 8259)",
        row: (int)Math.Min(int.MaxValue, (e.LineNumber ?? 0) + 1),
        cause: e);
}
