using System.Globalization;
using Nianbao.Local.Sample.Headlines;

namespace Nianbao.Local.Sample;

/// <summary>A wrong argument, said in both languages.</summary>
public sealed class SampleArgumentException(string chinese, string english) : Exception($"{chinese} / {english}");

/// <summary>What was asked for on the command line.</summary>
/// <param name="IsHelp">--help.</param>
/// <param name="IsHeadlines">--headlines.</param>
public sealed record SampleArguments(SampleOptions Options, string OutDir, bool IsHelp, bool IsHeadlines = false)
{
    public const string Usage = """
        dotnet run --project Functions/Local -- sample [OPTIONS]
          --organisations N               rows of the register (default 72019) / 登记库行数
          --year Y                        the last report year (default 2025); reports for Y-2, Y-1, Y and activities of Y
                                          最后报告年度;生成 Y-2、Y-1、Y 年报告与 Y 年活动
          --seed S                        another sample (default 1); the same seed gives the same bytes / 随机种子,同种子同文件
          --out DIR                       where to write (default ./sample) / 输出目录
          --defects P                     per cent of report rows that break a rule (default 2), half as much of the activity rows
                                          违反规则的报告行百分比,活动行减半
          --activities-per-organisation K (default 10) / 每个组织的活动数
          --headlines                     the article's 22 figures instead, with its register, ledgers and activities;
                                          takes --organisations (at least 1000), --seed and --out; expected: headlines.json
                                          改为生成新闻稿22项数字的登记库、台账和活动,应得结果见 headlines.json
          --help                          this text / 本说明
        Upload in the order printed. expected.json holds the totals and findings to expect.
        按打印的顺序上传;expected.json 为应得的汇总与问题清单。
        """;

    /// <exception cref="SampleArgumentException">An argument is unknown, has no value, or a value that cannot be.</exception>
    public static SampleArguments Parse(string[] args)
    {
        var result = new SampleArguments(new(), "sample", false);
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = Split(args[i]);
            if (name is "--help" or "-h" or "-?")
            {
                result = result with { IsHelp = true };
                continue;
            }

            if (name is "--headlines")
            {
                result = result with { IsHeadlines = true };
                continue;
            }

            if (!IsKnown(name))
                throw new SampleArgumentException($"不认识参数 {args[i]}:--help 列出可用的", $"the argument {args[i]} is not known: --help lists what is");
            if (value is null && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                value = args[++i];
            if (string.IsNullOrWhiteSpace(value))
                throw new SampleArgumentException($"参数 {name} 缺少值", $"the argument {name} has no value");
            result = result.With(name, value);
        }

        if (result.IsHeadlines && args.Select(argument => Split(argument).Name).FirstOrDefault(name => name is "--year" or "--defects" or "--activities-per-organisation") is { } unused)
            throw new SampleArgumentException($"参数 {unused} 不能与 --headlines 同用", $"{unused} cannot be used with --headlines");
        if (result is { IsHeadlines: true, Options.Organisations: < HeadlineOptions.MinOrganisations })
            throw new SampleArgumentException($"--headlines 至少需要 {HeadlineOptions.MinOrganisations} 个组织", $"--headlines needs at least {HeadlineOptions.MinOrganisations} organisations");
        return result;
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (argument[..at], argument[(at + 1)..]) : (argument, null);

    private static bool IsKnown(string name) => name is "--organisations" or "--year" or "--seed" or "--out" or "--defects" or "--activities-per-organisation";

    private SampleArguments With(string name, string value) => name switch
    {
        "--organisations" => this with { Options = Options with { Organisations = Whole(name, value, 1, SampleOptions.MaxOrganisations) } },
        "--year" => this with { Options = Options with { Year = Whole(name, value, SampleOptions.FirstYear, SampleOptions.LastYear) } },
        "--activities-per-organisation" => this with { Options = Options with { ActivitiesPerOrganisation = Whole(name, value, 0, SampleOptions.MaxActivities) } },
        "--seed" => this with { Options = Options with { Seed = Seed(value) } },
        "--defects" => this with { Options = Options with { DefectsPerTenThousand = PerTenThousand(value) } },
        _ => this with { OutDir = value },
    };

    private static int Whole(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SampleArgumentException($"参数 {name} 应为 {least} 至 {most} 的整数,实为“{value}”", $"{name} takes a whole number from {least} to {most}, not '{value}'");

    private static long Seed(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new SampleArgumentException($"参数 --seed 应为整数,实为“{value}”", $"--seed takes a whole number, not '{value}'");

    private static int PerTenThousand(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 50
            ? (int)(percent * 100)
            : throw new SampleArgumentException($"参数 --defects 应为 0 至 50 的百分数,实为“{value}”", $"--defects takes a percentage from 0 to 50, not '{value}'");
}
