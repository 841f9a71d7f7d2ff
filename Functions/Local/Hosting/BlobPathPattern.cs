using System.Diagnostics.CodeAnalysis;

namespace Nianbao.Local.Hosting;

/// <summary>The path of a [BlobTrigger]: a container, and a blob name with at most one {parameter} that takes slashes too.</summary>
public sealed class BlobPathPattern
{
    private readonly string before;
    private readonly string after;

    private BlobPathPattern(string text, string container, string before, string? parameter, string after)
    {
        (Text, Container, Parameter) = (text, container, parameter);
        (this.before, this.after) = (before, after);
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The container to watch.</summary>
    public string Container { get; }

    /// <summary>The name of the parameter, or null for a fixed path.</summary>
    public string? Parameter { get; }

    /// <summary>What every matching blob name begins with: the listing's prefix.</summary>
    public string Prefix => before;

    /// <summary>Parses a path; null when it is not one this host can follow.</summary>
    public static BlobPathPattern? Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || path.AsSpan(0, slash).ContainsAny("{}"))
            return null;
        var (container, name) = (path[..slash], path[(slash + 1)..]);
        var open = name.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return name.Length > 0 && !name.Contains('}', StringComparison.Ordinal) ? new(path, container, name, null, "") : null;
        var close = name.IndexOf('}', open);
        if (close < open + 2)
            return null;
        var (before, parameter, after) = (name[..open], name[(open + 1)..close], name[(close + 1)..]);
        // How two parameters share a path is a matter of the Functions host's regular expressions; better none than another answer than Azure's.
        return before.Contains('}', StringComparison.Ordinal) || after.AsSpan().ContainsAny("{}") ? null : new(path, container, before, parameter, after);
    }

    /// <summary>Whether a blob name matches, and what the parameter then is.</summary>
    public bool Match(string blobName, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (Parameter is null)
            return blobName == before && (value = "") is not null;
        if (blobName.Length <= before.Length + after.Length
            || !blobName.StartsWith(before, StringComparison.Ordinal)
            || !blobName.EndsWith(after, StringComparison.Ordinal))
            return false;
        value = blobName[before.Length..^after.Length];
        return true;
    }
}
