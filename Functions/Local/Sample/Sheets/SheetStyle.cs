using System.Text;

namespace Nianbao.Local.Sample.Sheets;

/// <summary>How a file is written.</summary>
/// <param name="Titles">Lines above the header.</param>
/// <param name="IsHandmade">Written as people do: 2026年3月5日, 1,234.50, a unit behind the header.</param>
public sealed record SheetStyle(Encoding Encoding, string EncodingName, IReadOnlyList<string> Titles, bool IsHandmade)
{
    /// <summary>As our own exports: UTF-8 with a byte order mark.</summary>
    public static readonly SheetStyle Export = new(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), "utf-8", [], IsHandmade: false);

    /// <summary>As a Chinese spreadsheet saves it: GB18030, with title rows.</summary>
    public static SheetStyle Handmade(params string[] titles) =>
        new(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, "gb18030", titles, IsHandmade: true);
}
