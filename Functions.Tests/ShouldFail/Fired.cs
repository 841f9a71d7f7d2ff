using Nianbao.Domain.Rules;

namespace Nianbao.Tests.ShouldFail;

/// <summary>That a rule fired, and where.</summary>
internal sealed record Fired(string Code, string? Field, Severity Severity, string? Ground, string MessageZh)
{
    public override string ToString() => $"{Code} at {Field ?? "the row"} ({Severity}{(Ground is null ? "" : $", {Ground}")}): {MessageZh}";
}
