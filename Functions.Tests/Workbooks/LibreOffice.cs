using System.Diagnostics;

namespace Nianbao.Tests.Workbooks;

/// <summary>The real LibreOffice, where it is installed: saves files as a person would.</summary>
internal static class LibreOffice
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Opens a workbook and saves it; gives the files that came of it, by name.</summary>
    /// <param name="filter">For example xlsx, pdf, or csv with its options.</param>
    public static Dictionary<string, byte[]> Save(byte[] workbook, string filter)
    {
        Assert.SkipWhen(Program is null, "LibreOffice (soffice) is not installed.");
        var folder = Directory.CreateTempSubdirectory("nianbao-workbooks-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "a.xlsx"), workbook);
            var start = new ProcessStartInfo(Program!) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filter, "--outdir", Path.Combine(folder, "out"), "a.xlsx"])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(120_000))
                process.Kill(entireProcessTree: true);
            Assert.True(process.ExitCode == 0 && Directory.Exists(Path.Combine(folder, "out")), $"{output.Result}{errors.Result}");
            return Directory.GetFiles(Path.Combine(folder, "out")).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllBytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static byte[] SaveXlsx(byte[] workbook) => Save(workbook, "xlsx:Calc MS Excel 2007 XML")["a.xlsx"];

    /// <summary>The second sheet, the one with the table, as CSV: cells as shown.</summary>
    /// <param name="charset">76: UTF-8; 85: GB18030 (LibreOffice's numbers of character sets).</param>
    public static byte[] SaveCsv(byte[] workbook, int charset, int sheet = 2) => Assert.Single(Save(workbook, $"csv:Text - txt - csv (StarCalc):44,34,{charset},1,,0,false,true,false,false,false,{sheet}")).Value;
}
