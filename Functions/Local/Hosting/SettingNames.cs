using System.Text.RegularExpressions;

namespace Nianbao.Local.Hosting;

/// <summary>Replaces %Name% in attribute values by settings, as the Functions host does.</summary>
public static partial class SettingNames
{
    /// <summary>Resolves every %Name% in <paramref name="text"/>; "A:B" and "A__B" name the same setting.</summary>
    public static string Resolve(string text, IConfiguration configuration, string function) =>
        Name().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            var value = configuration[name.Replace("__", ":", StringComparison.Ordinal)];
            return string.IsNullOrWhiteSpace(value)
                ? throw new CannotStartException(
                    $"函数 {function} 需要设置项 {name}，但没有它的值：请写入 local.settings.json 的 Values，或设环境变量 {name.Replace(":", "__", StringComparison.Ordinal)}",
                    $"function {function} needs the setting {name}, which has no value: put it into Values of local.settings.json or set the environment variable {name.Replace(":", "__", StringComparison.Ordinal)}")
                : value;
        });

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Name();
}
