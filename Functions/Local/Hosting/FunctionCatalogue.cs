using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Nianbao.Local.Hosting;

/// <summary>Every function of the app, found by its attributes and checked before anything starts.</summary>
public sealed class FunctionCatalogue
{
    private FunctionCatalogue(IReadOnlyList<FunctionDescription> functions)
    {
        Functions = functions;
        Http = [.. functions.OfType<HttpFunction>()];
        Timers = [.. functions.OfType<TimerFunction>()];
        Blobs = [.. functions.OfType<BlobFunction>()];
    }

    /// <summary>All functions, by name.</summary>
    public IReadOnlyList<FunctionDescription> Functions { get; }

    /// <summary>The functions behind routes.</summary>
    public IReadOnlyList<HttpFunction> Http { get; }

    /// <summary>The functions on schedules.</summary>
    public IReadOnlyList<TimerFunction> Timers { get; }

    /// <summary>The functions on blobs.</summary>
    public IReadOnlyList<BlobFunction> Blobs { get; }

    /// <summary>The classes to construct.</summary>
    public IEnumerable<Type> Classes => Functions.Where(function => !function.Method.IsStatic).Select(function => function.Method.DeclaringType!).Distinct();

    /// <summary>The functions of an assembly.</summary>
    public static FunctionCatalogue Of(Assembly assembly) => Of(assembly.GetTypes());

    /// <summary>The functions of some classes only; tests give their probes.</summary>
    public static FunctionCatalogue Of(params Type[] classes)
    {
        var functions = classes
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.Function is not null)
            .Select(found => Describe(found.Function!.Name, found.Method))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        RefuseSameName(functions);
        RefuseSameRoute(functions);
        return new FunctionCatalogue(functions);
    }

    private static FunctionDescription Describe(string name, MethodInfo method)
    {
        var where = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (!method.IsPublic || !method.DeclaringType.IsVisible || method.DeclaringType.IsAbstract && !method.IsStatic)
            throw Refused(name, where, "方法和类必须是公开的、可构造的", "the method and its class must be public and the class constructible, or the Functions host would not find it");
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: TriggerOf(parameter)))
            .Where(found => found.Attribute is not null)
            .ToList();
        if (triggers.Count != 1)
            throw Refused(name, where, "必须恰有一个 HttpTrigger、TimerTrigger 或 BlobTrigger 参数", $"it must have exactly one parameter with HttpTrigger, TimerTrigger or BlobTrigger; it has {triggers.Count}");

        var (trigger, attribute) = triggers[0];
        switch (attribute)
        {
            case HttpTriggerAttribute http:
                CheckType(name, where, trigger, typeof(HttpRequest));
                CheckReturn(name, where, method, result: true);
                var route = (http.Route ?? name).Trim('/');
                var pattern = ParseRoute(name, where, route);
                if (pattern.PathSegments is [var first, ..] && first.Parts is [RoutePatternLiteralPart literal] && literal.Content.Equals("admin", StringComparison.OrdinalIgnoreCase))
                    throw Refused(name, where, "路由 admin/ 为宿主保留", "routes below admin/ belong to the host");
                CheckOthers(name, where, method, trigger, [.. pattern.Parameters.Select(parameter => parameter.Name)], RouteValue.CanBind, "route");
                return new HttpFunction(name, method, trigger, route, pattern, [.. (http.Methods ?? []).Select(verb => verb.ToUpperInvariant()).Distinct()]);

            case TimerTriggerAttribute timer:
                CheckType(name, where, trigger, typeof(TimerInfo));
                CheckReturn(name, where, method, result: false);
                CheckOthers(name, where, method, trigger, [], _ => false, "trigger");
                return new TimerFunction(name, method, trigger, timer);

            default:
                var blob = (BlobTriggerAttribute)attribute!;
                CheckType(name, where, trigger, typeof(BlobClient));
                CheckReturn(name, where, method, result: false);
                var path = BlobPathPattern.Parse(blob.BlobPath)
                    ?? throw Refused(name, where, $"路径 {blob.BlobPath} 应为“容器/名称”，名称中至多一个 {{参数}}", $"the path {blob.BlobPath} should be container/name with at most one {{parameter}} in the name");
                CheckOthers(name, where, method, trigger, path.Parameter is null ? [] : [path.Parameter], type => type == typeof(string), "path");
                return new BlobFunction(name, method, trigger, path, string.IsNullOrEmpty(blob.Connection) ? "AzureWebJobsStorage" : blob.Connection);
        }
    }

    private static Attribute? TriggerOf(ParameterInfo parameter) =>
        (Attribute?)parameter.GetCustomAttribute<HttpTriggerAttribute>()
        ?? (Attribute?)parameter.GetCustomAttribute<TimerTriggerAttribute>()
        ?? parameter.GetCustomAttribute<BlobTriggerAttribute>();

    private static RoutePattern ParseRoute(string name, string where, string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException problem)
        {
            throw Refused(name, where, $"路由 {route} 不合法", $"the route {route} is not valid ({problem.Message})");
        }
    }

    private static void CheckType(string name, string where, ParameterInfo trigger, Type expected)
    {
        if (trigger.ParameterType != expected)
            throw Refused(name, where, $"触发参数 {trigger.Name} 应为 {expected.Name}", $"the trigger parameter {trigger.Name} is a {trigger.ParameterType.Name}; this host binds {expected.Name}");
    }

    private static void CheckReturn(string name, string where, MethodInfo method, bool result)
    {
        var type = method.ReturnType;
        var fits = result
            ? type == typeof(IResult) || type == typeof(Task<IResult>) || type == typeof(ValueTask<IResult>)
            : type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask);
        if (!fits)
            throw Refused(name, where, result ? "应返回 IResult 或 Task<IResult>" : "应返回 Task", $"it returns {type.Name}; it must return {(result ? "IResult or Task<IResult>" : "Task, or nothing")}");
    }

    private static void CheckOthers(string name, string where, MethodInfo method, ParameterInfo trigger, string[] values, Func<Type, bool> bindable, string source)
    {
        foreach (var parameter in method.GetParameters().Where(parameter => parameter.Position != trigger.Position && parameter.ParameterType != typeof(CancellationToken)))
        {
            if (!values.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase) || !bindable(parameter.ParameterType))
                throw Refused(name, where, $"参数 {parameter.Name} 无法绑定", $"the parameter {parameter.ParameterType.Name} {parameter.Name} cannot be bound: the {source} offers {(values.Length == 0 ? "no values" : string.Join(", ", values))}");
        }
    }

    private static void RefuseSameName(List<FunctionDescription> functions)
    {
        // The Functions host compares names without case.
        foreach (var same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            throw Refused(same.Key, Places(same), "函数名重复", "the name is used more than once");
    }

    private static void RefuseSameRoute(List<FunctionDescription> functions)
    {
        var taken = functions.OfType<HttpFunction>()
            .SelectMany(function => (function.Verbs.Count == 0 ? ["*"] : function.Verbs).Select(verb => (Verb: verb, Shape: Shape(function.Pattern), Function: function)))
            .ToList();
        foreach (var route in taken.GroupBy(item => item.Shape))
        {
            var clash = route.GroupBy(item => item.Verb).FirstOrDefault(group => group.Count() > 1)?.ToList()
                ?? (route.Any(item => item.Verb == "*") && route.Count() > 1 ? route.ToList() : null);
            if (clash is not null)
                throw Refused(string.Join(", ", clash.Select(item => item.Function.Name)), Places(clash.Select(item => item.Function)), $"路由 {clash[0].Function.Route} 重复", $"they answer the same route {clash[0].Function.Route} and method {clash[0].Verb}");
        }
    }

    /// <summary>A route with its parameters' names taken away: two routes of one shape match the same paths.</summary>
    private static string Shape(RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{(parameter.IsCatchAll ? "*" : "")}{string.Join(',', parameter.ParameterPolicies.Select(policy => policy.Content))}{(parameter.IsOptional ? "?" : "")}}}",
        _ => "",
    }))));

    private static string Places(IEnumerable<FunctionDescription> functions) =>
        string.Join(", ", functions.Select(function => $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}"));

    private static CannotStartException Refused(string name, string where, string chinese, string english) =>
        new($"函数 {name}（{where}）：{chinese}", $"function {name} ({where}): {english}");
}
