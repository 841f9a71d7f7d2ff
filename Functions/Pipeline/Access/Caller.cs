using Microsoft.AspNetCore.Http;

namespace Nianbao.Pipeline.Access;

/// <summary>What a caller may do.</summary>
public enum Role
{
    /// <summary>公众: public aggregates, headlines and the page.</summary>
    Public,

    /// <summary>社会组织: files for itself.</summary>
    Organisation,

    /// <summary>登记管理机关: its divisions.</summary>
    Registrar,
}

/// <summary>Who is calling. Decided in one place by the host, given to every handler.</summary>
/// <param name="Who">A stable name of the account, never a person's.</param>
/// <param name="Scope">The credit code of an organisation, or the division code of a registrar (440000: the whole province).</param>
public sealed record Caller(string Who, Role Role, string Scope)
{
    /// <summary>The provincial registrar: may file and see everything in the province.</summary>
    public static readonly Caller ProvincialRegistrar = new("registrar-440000", Role.Registrar, "440000");

    public static readonly Caller Anonymous = new("public", Role.Public, "");

    /// <summary>Whether the caller is the registrar of the organisation with that credit code, or one above it: of its city, of the province.</summary>
    public bool MayDecideOn(string uscc)
    {
        if (Role != Role.Registrar || Scope.Length != 6)
            return false;
        var division = uscc.AsSpan(2, 6);
        return Scope.EndsWith("0000", StringComparison.Ordinal) ? division.StartsWith(Scope.AsSpan(0, 2))
            : Scope.EndsWith("00", StringComparison.Ordinal) ? division.StartsWith(Scope.AsSpan(0, 4))
            : division.SequenceEqual(Scope);
    }

    /// <summary>The only organisation this caller may file for, or null.</summary>
    public string? OwnUscc => Role == Role.Organisation ? Scope : null;
}

/// <summary>Tells who sends a request. Each host registers its own.</summary>
public interface ICallerSource
{
    Caller Of(HttpRequest request);
}

/// <summary>
/// Until sign-in exists: the one who reaches a handler is the provincial registrar. The local host listens on loopback only; on
/// Azure the Functions host has asked for a function key before, except where the trigger is anonymous and its handler public.
/// </summary>
public sealed class HostDecidedCaller : ICallerSource
{
    public Caller Of(HttpRequest request) => Caller.ProvincialRegistrar;
}
