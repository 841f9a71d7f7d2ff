using System.Diagnostics;
using System.Text;
using Nianbao.Domain.Values;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class LibreOfficeFilesTests
{
    private const string Source = """
        2025年度年报,,,,
        ,,,,
        统一社会信用代码,组织名称,资产总计（万元）,成立日期,活动标签
        51440000MJK900012T,广东省某协会,1234.56,2001-03-01,甲;乙
        514400005000010189,全数字代码被毁的协会,0.1,1999-12-31,甲
        52440100MJK9100187,"两行
        名称",-5,2020-02-29,
        合计,,1229.66,,
        """;

    [Fact]
    public void What_LibreOffice_saves_is_read()
    {
        var soffice = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(soffice is null, "LibreOffice (soffice) is not installed.");
        var folder = Directory.CreateTempSubdirectory("nianbao-libreoffice-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.csv"), Source, new UTF8Encoding(true));

            // 44,34,76: comma, quotation mark, UTF-8; true: special numbers such as dates are detected, as on opening by hand.
            Convert(soffice, folder, "xlsx", "a.csv", "--infilter=CSV:44,34,76,1,,0,false,true");
            using (var table = Open(File.ReadAllBytes(Path.Combine(folder, "a.xlsx")), "a.xlsx"))
            {
                Assert.Equal(("xlsx", 3), (table.Format, table.HeaderRow));
                var rows = table.Rows().Select(r => r.Copy()).ToList();
                Assert.Equal([4, 5, 6], rows.Select(r => r.Number));
                Assert.Equal((CellKind.Date, "2001-03-01"), (rows[0][3].Kind, rows[0][3].Text));
                Assert.Equal("ID-003", new CodeFormat().Problem(rows[1][0].Text, kind: rows[1][0].Kind).Code);
                Assert.Equal("两行\n名称", rows[2][1].Text.ReplaceLineEndings("\n"));
                Assert.Equal([1_234_560_000, 100_000, -5_000_000], rows.Select(r => new MoneyFormat().Value(r[2].Text, table.Headers[2].Unit, r[2].Kind)!.Value));
                Assert.Contains("7", Assert.Single(table.Notes).En, StringComparison.Ordinal);
            }

            // 85: GB18030.
            Convert(soffice, folder, "csv:Text - txt - csv (StarCalc):59,34,85,1", "a.xlsx", "--outdir", Path.Combine(folder, "gb"));
            using (var table = Open(File.ReadAllBytes(Path.Combine(folder, "gb", "a.csv"))))
            {
                Assert.Equal(("GB18030", ';', 3), (table.Encoding, table.Delimiter, table.HeaderRow));
                Assert.Equal([4, 5, 6], table.Rows().Select(r => r.Number));
            }

            Convert(soffice, folder, "xls", "a.xlsx");
            Assert.Contains("xlsx", Refused(() => Open(File.ReadAllBytes(Path.Combine(folder, "a.xls")), "a.xls")).RemedyZh, StringComparison.Ordinal);
            Convert(soffice, folder, "ods", "a.xlsx");
            Assert.Contains("ods", Refused(() => Open(File.ReadAllBytes(Path.Combine(folder, "a.ods")), "a.ods")).MessageEn, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Convert(string soffice, string folder, string to, string file, params string[] options)
    {
        var start = new ProcessStartInfo(soffice) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", .. options.Where(o => o.StartsWith("--infilter", StringComparison.Ordinal)), "--convert-to", to, .. options.Where(o => !o.StartsWith("--infilter", StringComparison.Ordinal)), file])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(120_000))
            process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, $"{output.Result}{errors.Result}");
    }
}
