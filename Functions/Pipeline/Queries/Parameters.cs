using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Queries;

/// <summary>Reading of query parameters, with answers that name what would be valid.</summary>
internal static class Parameters
{
    /// <summary>Refuses parameters that mean nothing here: a typing error must not silently widen a question.</summary>
    public static void RequireKnown(HttpRequest request, params ReadOnlySpan<string> known)
    {
        foreach (var name in request.Query.Keys)
        {
            // "code" is where the Functions host looks for a function key.
            if (name != "code" && !known.Contains(name))
                throw ProblemException.Unknown("parameter", "参数", name, known.ToArray());
        }
    }

    /// <summary>The credit code that was meant, as it is stored.</summary>
    /// <exception cref="ProblemException">400: it is none.</exception>
    public static string CreditCode(string? given)
    {
        var code = Uscc.Normalise(given ?? "");
        return Uscc.IsWellFormed(code) ? code : throw BadCreditCode(given);
    }

    /// <summary>400: no credit code, or one with a wrong check character where that matters.</summary>
    public static ProblemException BadCreditCode(string? given) =>
        ProblemException.Invalid("bad-uscc", $"“{given}”不是有效的统一社会信用代码。", $"'{given}' is not a valid unified social credit code.");

    public static bool WantsCsv(HttpRequest request) => OneOf(request, "format", "json", "json", "csv") == "csv";

    /// <summary>The parameter's value, which must be one of the choices.</summary>
    public static string OneOf(HttpRequest request, string name, string otherwise, params string[] choices)
    {
        string? value = request.Query[name];
        if (string.IsNullOrEmpty(value))
            return otherwise;
        return choices.Contains(value, StringComparer.Ordinal) ? value : throw ProblemException.Unknown(name, $"参数 {name} 取值", value, choices);
    }

    public static int Number(HttpRequest request, string name, int otherwise, int least, int most)
    {
        string? value = request.Query[name];
        if (string.IsNullOrEmpty(value))
            return otherwise;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw ProblemException.Invalid("bad-number", $"参数 {name} 应为 {least} 至 {most} 的整数。", $"{name} must be a whole number from {least} to {most}.");
    }

    public static bool Flag(HttpRequest request, string name) => OneOf(request, name, "false", "true", "false", "1", "0") is "true" or "1";

    /// <summary>The first day that can be asked for: nothing is kept of before.</summary>
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>A day as it stands in a question: no later than today, because nothing has happened later. Null when none is given.</summary>
    /// <exception cref="ProblemException">It is no such day.</exception>
    public static DateOnly? PastDay(HttpRequest request, string name, DateOnly today) => PastDay(request.Query[name], name, today);

    /// <inheritdoc cref="PastDay(HttpRequest, string, DateOnly)"/>
    public static DateOnly? PastDay(string? text, string name, DateOnly today)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay && day <= today)
            return day;
        throw ProblemException.Invalid(
            "bad-day",
            $"参数 {name} 应为 {FirstDay:yyyy-MM-dd} 至今天（{today:yyyy-MM-dd}）的日期，例如 2022-06-30；实为“{text}”。",
            $"{name} must be a day from {FirstDay:yyyy-MM-dd} to today ({today:yyyy-MM-dd}), for example 2022-06-30; it is '{text}'.");
    }

    /// <summary>A list of names separated by commas.</summary>
    public static string[] Names(HttpRequest request, string name) => Split(request.Query[name]);

    /// <summary>The parts of a text that commas separate.</summary>
    public static string[] Split(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A report year in an address.</summary>
    public static int Year(string text, int last) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2000 && year <= last
            ? year
            : throw ProblemException.Unknown("year", "年度", text, Enumerable.Range(0, 6).Select(back => (last - back).ToString(CultureInfo.InvariantCulture)));
}
