using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Nianbao.Local.Hosting;

/// <summary>One [Function] method and the trigger that its attributes ask for.</summary>
/// <param name="Name">The name in [Function].</param>
/// <param name="Method">The method to invoke.</param>
/// <param name="Trigger">The parameter that carries the trigger attribute.</param>
public abstract record FunctionDescription(string Name, MethodInfo Method, ParameterInfo Trigger)
{
    /// <summary>The method's parameters, asked for once: reflection copies them at every call.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; } = Method.GetParameters();

    /// <summary>Whether the parameter is the trigger. Reflection may give one parameter two objects when two threads ask at once, so the place is compared.</summary>
    public bool IsTrigger(ParameterInfo parameter) => parameter.Position == Trigger.Position;

    /// <summary>The word for the trigger that the admin endpoint shows.</summary>
    public abstract string Kind { get; }
}

/// <summary>A function behind an HTTP route.</summary>
/// <param name="Name">The name in [Function].</param>
/// <param name="Method">The method to invoke.</param>
/// <param name="Trigger">The request parameter.</param>
/// <param name="Route">The route without the prefix of host.json.</param>
/// <param name="Pattern">The same, parsed.</param>
/// <param name="Verbs">Upper-case methods; empty means every method.</param>
public sealed record HttpFunction(string Name, MethodInfo Method, ParameterInfo Trigger, string Route, RoutePattern Pattern, IReadOnlyList<string> Verbs)
    : FunctionDescription(Name, Method, Trigger)
{
    /// <inheritdoc/>
    public override string Kind => "http";
}

/// <summary>A function on a schedule.</summary>
/// <param name="Name">The name in [Function].</param>
/// <param name="Method">The method to invoke.</param>
/// <param name="Trigger">The timer parameter.</param>
/// <param name="Attribute">Its attribute; the schedule may still be a %Setting%.</param>
public sealed record TimerFunction(string Name, MethodInfo Method, ParameterInfo Trigger, TimerTriggerAttribute Attribute)
    : FunctionDescription(Name, Method, Trigger)
{
    /// <inheritdoc/>
    public override string Kind => "timer";
}

/// <summary>A function that runs for every new version of a blob.</summary>
/// <param name="Name">The name in [Function].</param>
/// <param name="Method">The method to invoke.</param>
/// <param name="Trigger">The blob parameter.</param>
/// <param name="Path">The container and blob name pattern.</param>
/// <param name="Connection">The name of the setting with the connection string.</param>
public sealed record BlobFunction(string Name, MethodInfo Method, ParameterInfo Trigger, BlobPathPattern Path, string Connection)
    : FunctionDescription(Name, Method, Trigger)
{
    /// <inheritdoc/>
    public override string Kind => "blob";
}
