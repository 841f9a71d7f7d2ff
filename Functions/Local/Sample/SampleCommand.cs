using System.Diagnostics;
using System.Globalization;
using Nianbao.Local.Sample.Headlines;

namespace Nianbao.Local.Sample;

/// <summary>The command <c>sample</c>: writes sample files to upload.</summary>
public static class SampleCommand
{
    private const int Done = 0;
    private const int CannotWrite = 1;
    private const int WrongArguments = 2;

    /// <param name="args">Without the word sample itself.</param>
    /// <returns>The exit code: 0, 1 when the files cannot be written, 2 for wrong arguments.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        try
        {
            var arguments = SampleArguments.Parse(args);
            if (arguments.IsHelp)
                output.WriteLine(SampleArguments.Usage);
            else
                Write(arguments, output);
            return Done;
        }
        catch (SampleArgumentException wrong)
        {
            output.WriteLine(wrong.Message);
            return WrongArguments;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"无法写入文件 / cannot write the files: {problem.Message}");
            return CannotWrite;
        }
    }

    private static void Write(SampleArguments arguments, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var files = arguments.IsHeadlines
            ? HeadlineWriter.Write(new() { Organisations = arguments.Options.Organisations, Seed = arguments.Options.Seed }, arguments.OutDir)
            : SampleWriter.Write(arguments.Options, arguments.OutDir);
        foreach (var file in files.Files)
        {
            var size = new FileInfo(file.Path).Length / 1024;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Dataset}/{file.Period}  {file.Path}  {file.Rows} 行 rows, {size} KiB"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.ExpectedPath}  应得结果 / what to expect ({watch.Elapsed.TotalSeconds:F1} s)"));
    }
}
