namespace Nianbao.Tests.House;

/// <summary>What the Functions host would see of one function.</summary>
/// <param name="Name">The name in [Function].</param>
/// <param name="Route">The route of an HTTP function.</param>
/// <param name="Level">Who may call an HTTP function.</param>
internal sealed record SeenFunction(string Name, string? Route = null, Microsoft.Azure.Functions.Worker.AuthorizationLevel? Level = null);

/// <summary>The Functions host's own rules, and ours about keys, as functions from what it sees to complaints.</summary>
internal static class FunctionRules
{
    // Public by design: totals, the index by which outsiders prove them, headline figures (a later issue), who stands on a list, the rules that everybody must keep, and the page itself.
    private static readonly string[] Public = ["Aggregates", "AuditCheckpoint", "AuditSubmissions", "Headlines", "PublicListings", "Rule", "RulePage", "Rules", "RulesPage", "WebPage"];

    /// <summary>The host compares names without case, and a second function of a name would take the first one's place.</summary>
    public static IEnumerable<string> SameNames(IEnumerable<SeenFunction> functions) =>
        functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{group.Key} is used {group.Count()} times");

    /// <summary>The host tries routes in the order of names, so a route that takes everything must come behind all others.</summary>
    public static IEnumerable<string> BehindACatchAll(IReadOnlyCollection<SeenFunction> functions) =>
        from all in functions
        where all.Route is not null && all.Route.StartsWith("{*", StringComparison.Ordinal)
        from other in functions
        where other != all && string.Compare(other.Name, all.Name, StringComparison.OrdinalIgnoreCase) > 0
        select $"{other.Name} comes behind {all.Name}, which takes every route";

    /// <summary>The host keeps these for itself, and answers 500 to every call of an app that wants them.</summary>
    public static IEnumerable<string> ReservedRoutes(IEnumerable<SeenFunction> functions) =>
        from function in functions
        where function.Route is not null && (function.Route.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase) || function.Route.TrimStart('/').StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
        select $"{function.Name} has the route {function.Route}";

    /// <summary>Nothing is open by accident.</summary>
    public static IEnumerable<string> WithoutAKey(IEnumerable<SeenFunction> functions) =>
        from function in functions
        where function.Route is not null && function.Level != Microsoft.Azure.Functions.Worker.AuthorizationLevel.Function && !Public.Contains(function.Name)
        select $"{function.Name} is {function.Level}";

    /// <summary>NCRONTAB with seconds: with five fields the host would take the minutes for seconds' neighbours, or refuse to start.</summary>
    public static IEnumerable<string> NotSixFields(IEnumerable<KeyValuePair<string, string>> schedules) =>
        schedules.Where(schedule => schedule.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 6).Select(schedule => $"{schedule.Key} is {schedule.Value}");
}
