using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.RulePages;

/// <summary>The rule catalogue for programs and for people. It needs no storage, and it is open to all: whoever must keep a rule may read it.</summary>
public sealed class RulesDesk(DatasetList datasets)
{
    private const int Near = 5;
    private readonly Lazy<IReadOnlyList<RuleCard>> _cards = new(() => [.. RuleCatalogue.All.Select(rule => RuleCard.Of(rule, datasets.All, RuleParameters.Default))]);

    /// <summary>GET /api/rules?dataset=&amp;family=&amp;severity=&amp;code=: all rules, or those that fit; several values are separated by commas.</summary>
    public IResult List(HttpRequest request)
    {
        Parameters.RequireKnown(request, "dataset", "family", "severity");
        var cards = Filter(request);
        return Json(request, new { total = cards.Count, rules = cards });
    }

    /// <summary>GET /api/rules/{code}.</summary>
    public IResult Show(HttpRequest request, string code) => Json(request, Find(code) ?? throw Unknown(code));

    /// <summary>GET /rules: a page with all rules.</summary>
    public IResult ShowIndexPage(HttpRequest request) => Html(request, RulePageHtml.Index(_cards.Value), StatusCodes.Status200OK);

    /// <summary>GET /rules/{code}: the rule's page.</summary>
    public IResult ShowPage(HttpRequest request, string code) => Find(code) is { } card
        ? Html(request, RulePageHtml.Of(card), StatusCodes.Status200OK)
        : Html(request, RulePageHtml.Unknown(code, NearTo(code)), StatusCodes.Status404NotFound);

    private static IResult Json(HttpRequest request, object document)
    {
        AllowCaching(request);
        return Results.Json(document, ReceiptStore.Json);
    }

    private static IResult Html(HttpRequest request, string page, int status)
    {
        AllowCaching(request);
        var headers = request.HttpContext.Response.Headers;
        headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
        headers["X-Content-Type-Options"] = "nosniff";
        return Results.Content(page, "text/html; charset=utf-8", statusCode: status);
    }

    // The catalogue changes only with the program.
    private static void AllowCaching(HttpRequest request) => request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";

    private IReadOnlyList<RuleCard> Filter(HttpRequest request)
    {
        var wantedDatasets = Values(request, "dataset", "数据集", datasets.All.Select(dataset => dataset.Name));
        var families = Values(request, "family", "规则类别", RuleFamilies.All.Keys);
        var severities = Values(request, "severity", "级别", Enum.GetNames<Severity>().Select(name => name.ToUpperInvariant()));
        // The Functions host lets callers put their key into "code", so only what looks like rules' codes is taken for them.
        var codes = Split(request, "code").Where(code => Normalise(code) is not null).ToList();
        if (codes.FirstOrDefault(code => Find(code) is null) is { } unknown)
            throw Unknown(unknown);
        var found = codes.Select(Find).ToHashSet();
        return
        [
            .. _cards.Value.Where(card =>
                (wantedDatasets.Count == 0 || card.Datasets.Any(wantedDatasets.Contains))
                && (families.Count == 0 || families.Contains(card.Family))
                && (severities.Count == 0 || severities.Contains(card.Severity.ToString().ToUpperInvariant()))
                && (codes.Count == 0 || found.Contains(card))),
        ];
    }

    private static HashSet<string> Values(HttpRequest request, string name, string chinese, IEnumerable<string> valid)
    {
        var known = valid.ToDictionary(value => value, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Split(request, name).Select(value => known.TryGetValue(value, out var found) ? found : throw ProblemException.Unknown(name, chinese, value, known.Values)),
        ];
    }

    private static string[] Split(HttpRequest request, string name) =>
        request.Query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private RuleCard? Find(string code) => Normalise(code) is { } known ? _cards.Value.FirstOrDefault(card => card.Code == known) : null;

    /// <summary>gv3, GV003 and gv-003 all mean GV-003; null when it looks like no code.</summary>
    private static string? Normalise(string code)
    {
        var letters = new string([.. code.TakeWhile(char.IsAsciiLetter)]);
        var digits = code[letters.Length..].TrimStart('-');
        return letters.Length is 2 or 3 && digits.Length is > 0 and <= 3 && digits.All(char.IsAsciiDigit) ? $"{letters.ToUpperInvariant()}-{digits.PadLeft(3, '0')}" : null;
    }

    private ProblemException Unknown(string code)
    {
        var near = NearTo(code).Select(card => card.Code).ToList();
        return new(
            StatusCodes.Status404NotFound,
            "unknown-rule",
            new("没有该规则", "No such rule"),
            new($"没有规则“{code}”。相近的有：{string.Join('、', near)}。全部见 /rules。", $"There is no rule '{code}'. Near: {string.Join(", ", near)}. All of them: /rules."),
            near);
    }

    private IReadOnlyList<RuleCard> NearTo(string code)
    {
        var wanted = Normalise(code) ?? code.ToUpperInvariant();
        return [.. _cards.Value.OrderBy(card => Distance(card.Code, wanted)).ThenBy(card => card.Code, StringComparer.Ordinal).Take(Near)];
    }

    /// <summary>How many characters must be written, left out or replaced to make one word of the other.</summary>
    private static int Distance(string one, string other)
    {
        other = other.Length > 20 ? other[..20] : other;
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            last = row;
        }

        return last[^1];
    }
}
