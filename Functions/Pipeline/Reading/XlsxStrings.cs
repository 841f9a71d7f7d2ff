namespace Nianbao.Pipeline.Reading;

/// <summary>Reads a workbook's table of different texts, within its limits.</summary>
internal static class XlsxStrings
{
    public static IReadOnlyList<string> Read(XlsxPackage package, string? path, ReadingLimits limits)
    {
        using var xml = package.Open(path ?? "xl/sharedStrings.xml");
        var strings = new List<string>();
        long characters = 0;
        while (xml is not null && xml.ReadToElement())
        {
            if (xml.Name != "si")
                continue;
            var text = xml.ReadText();
            if (text is null)
                throw Refusal.CellTooLong(limits.CellCharacters, 1, null);
            characters += text.Length;
            if (strings.Count >= limits.SharedStrings || characters > limits.SharedStringCharacters)
            {
                throw Refusal.Unreadable(
                    "工作簿中的文字过多,无法一次读取。",
                    "The workbook holds too much text to be read at once.",
                    "请拆成几个文件,或另存为 csv 后上传。",
                    "Split it into several files, or save it as csv and upload that.",
                    $"≤ {limits.SharedStrings:N0} / {limits.SharedStringCharacters:N0}");
            }

            strings.Add(XlsxXml.Unescape(text));
        }

        return strings;
    }
}
