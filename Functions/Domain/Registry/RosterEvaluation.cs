using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>What the roster holds of a grade (等级评估): <c>A5~20230101~20271231</c>; - for a day that is not known.</summary>
/// <param name="Grade">A code of <see cref="Grades"/>.</param>
public readonly record struct RosterEvaluation(string Grade, DateOnly? From, DateOnly? To)
{
    private const string Nothing = "-";

    /// <summary>The grades of an organisation as one text; null when it has none.</summary>
    public static string? WriteAll(IReadOnlyList<Evaluation>? evaluations)
    {
        var lines = (evaluations ?? []).Where(evaluation => evaluation.Grade is not (null or Grades.None)).Select(evaluation => $"{evaluation.Grade}~{Text(evaluation.ValidFrom)}~{Text(evaluation.ValidTo)}");
        return string.Join(',', lines) is { Length: > 0 } text ? text : null;
    }

    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static IReadOnlyList<RosterEvaluation> ParseAll(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('~')).Select(parts => new RosterEvaluation(parts[0], Day(parts[1]), Day(parts[2])))];

    /// <summary>The grade that holds on a day: of several the one that was given last; null when none does.</summary>
    /// <param name="validYears">How long a grade holds whose end is not known.</param>
    public static RosterEvaluation? On(string? text, DateOnly day, int validYears)
    {
        RosterEvaluation? found = null;
        foreach (var evaluation in ParseAll(text))
        {
            var one = evaluation with { To = evaluation.To ?? evaluation.From?.AddYears(validYears).AddDays(-1) };
            if (!(one.From > day) && !(one.To < day) && (found is null || one.From > found.Value.From || found.Value.From is null))
                found = one;
        }

        return found;
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing;

    private static DateOnly? Day(string text) => text == Nothing ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
