using System.Text.RegularExpressions;

namespace Nianbao.Domain.Rules;

/// <summary>
/// Fills the places in braces of a text: {pos} with the argument "pos". Where a word differs between the languages, the
/// argument "pos.en" fills the English text. A place without an argument stays as it is.
/// </summary>
public static partial class MessageText
{
    public static string Chinese(string template, IReadOnlyList<(string Name, string Value)> arguments) => Fill(template, name => Find(arguments, name));

    public static string English(string template, IReadOnlyList<(string Name, string Value)> arguments) => Fill(template, name => Find(arguments, $"{name}.en") ?? Find(arguments, name));

    private static string Fill(string template, Func<string, string?> value) =>
        Place().Replace(template, place => value(place.Groups[1].Value) ?? place.Value);

    private static string? Find(IReadOnlyList<(string Name, string Value)> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name)
                return argument.Value;
        }

        return null;
    }

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Place();
}
