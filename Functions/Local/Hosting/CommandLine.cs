namespace Nianbao.Local.Hosting;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Demo">--demo: install, build, start and load the sample.</param>
/// <param name="Help">--help.</param>
/// <param name="Settings">Everything else, as --Name=value for configuration.</param>
public sealed record CommandLine(bool Demo, bool Help, string[] Settings)
{
    /// <summary>What --help prints.</summary>
    public const string Usage = """
        dotnet run --project Functions/Local [-- OPTIONS]
          (none)            serve http://localhost:7071; starts Azurite when the storage is the local one and nothing answers
                            在 http://localhost:7071 提供服务；存储为本机且无应答时启动 Azurite
          --demo            also install and build the page, and load a small sample through the upload endpoint
                            另外安装并构建网页，并经上传接口载入小样本
          --port N          another port / 换一个端口
          --Name=value      any setting, such as --Storage=...; also as an environment variable or in local.settings.json
                            任何设置项，也可用环境变量或 local.settings.json
          sample ...        write sample files / 生成样本文件
        """;

    /// <summary>Parses the arguments; an unknown one is a failure, so that a slip of the pen is not taken for a setting.</summary>
    public static CommandLine Parse(string[] args)
    {
        var (demo, help, settings) = (false, false, new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg is "--demo")
                demo = true;
            else if (arg is "--help" or "-h" or "-?")
                help = true;
            else if (!arg.StartsWith("--", StringComparison.Ordinal) || arg.Length < 3)
                throw Unknown(arg);
            else if (arg.Contains('=', StringComparison.Ordinal))
                settings.Add(arg.StartsWith("--port=", StringComparison.OrdinalIgnoreCase) ? $"--LocalHost:Port={arg["--port=".Length..]}" : arg);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add($"--{(arg.Equals("--port", StringComparison.OrdinalIgnoreCase) ? "LocalHost:Port" : arg[2..])}={args[++i]}");
            else
                throw Unknown(arg);
        }

        return new CommandLine(demo, help, [.. settings]);
    }

    private static CannotStartException Unknown(string argument) =>
        new($"不认识参数 {argument}：--help 列出可用的", $"the argument {argument} is not known or has no value: --help lists what is");
}
