using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules;

/// <summary>
/// What the column 提示说明 says to the warnings of its row (domain.md 7.1): lines <c>CODE：text</c> answer all warnings of one rule,
/// any other text answers every warning. What is shorter than EXPLANATION_MIN_LENGTH explains nothing.
/// </summary>
public sealed partial class Explanations
{
    private readonly Dictionary<string, string> _byCode = new(StringComparer.Ordinal);

    private Explanations(int minLength) => MinLength = minLength;

    /// <summary>The least length of an explanation, in characters without the blanks around it.</summary>
    public int MinLength { get; }

    /// <summary>The text for every warning that has none of its own, or null.</summary>
    public string? General { get; private set; }

    /// <summary>Something was written, but too short to explain anything.</summary>
    public bool HasTooShort { get; private set; }

    /// <summary>The least length of an explanation in a report year.</summary>
    public static int MinLengthOf(RuleParameters parameters, int reportYear) => (int)parameters.Get("EXPLANATION_MIN_LENGTH", reportYear);

    /// <summary>Reads the column's text; nothing of it is cut.</summary>
    public static Explanations Parse(string? text, int minLength)
    {
        var explanations = new Explanations(minLength);
        var general = new StringBuilder();
        string? code = null;
        var parts = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var line in (text ?? "").Split('\n'))
        {
            if (OfCode().Match(line) is { Success: true } match)
            {
                code = match.Groups[1].Value.ToUpperInvariant();
                parts.TryAdd(code, new());
                parts[code].AppendLine(match.Groups[2].Value);
            }
            else
            {
                // A line goes on with what the line before was about.
                (code is null ? general : parts[code]).AppendLine(line);
            }
        }

        explanations.General = explanations.Enough(general);
        foreach (var (about, words) in parts)
        {
            if (explanations.Enough(words) is { } enough)
                explanations._byCode[about] = enough;
        }

        return explanations;
    }

    /// <summary>The explanation for a warning of that rule, or null.</summary>
    public string? For(string code) => _byCode.GetValueOrDefault(code) ?? General;

    /// <summary>Whether a text is long enough.</summary>
    public static bool IsEnough(string? text, int minLength) => text is not null && text.Trim().Length >= minLength;

    private string? Enough(StringBuilder words)
    {
        var text = words.ToString().Trim();
        if (IsEnough(text, MinLength))
            return text;
        HasTooShort |= text.Length > 0;
        return null;
    }

    [GeneratedRegex(@"^\s*([A-Za-z]{2,3}-[0-9]{3})\s*[：:]\s*(.*)$")]
    private static partial Regex OfCode();
}
