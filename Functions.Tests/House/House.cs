using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.House;

/// <summary>The repository as files: what the architecture tests read.</summary>
internal static partial class House
{
    /// <summary>The folder with Nianbao.slnx.</summary>
    public static string Root { get; } = RepositoryRoot.Find() ?? throw new InvalidOperationException("the tests must run inside the repository");

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A project file.</summary>
    public static XElement Project(string path) => XElement.Load(Path.Combine(Root, path));

    /// <summary>The sources written by people below a folder, by their path from the root.</summary>
    public static IReadOnlyList<SourceText> Sources(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceText(path, Text(path)))];

    /// <summary>The source without its comments: they may name what the code must not.</summary>
    public static string WithoutComments(string text) =>
        CommentOrText().Replace(text, match => match.Value.StartsWith("//", StringComparison.Ordinal) || match.Value.StartsWith("/*", StringComparison.Ordinal) ? " " : match.Value);

    // Texts are matched too, so that the // of an address does not begin a comment.
    [GeneratedRegex("""""
        //[^\n]* | /\*.*?\*/ | \$*"""+.*?"""+ | \$?@\$?"(?:[^"]|"")*" | \$?"(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+'
        """"", RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentOrText();
}

/// <summary>One source file.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceText(string Path, string Text);
