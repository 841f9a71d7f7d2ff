namespace Nianbao.Pipeline.Workbooks;

/// <summary>Names of sheets: at most 31 characters, without the few that formulas need, each once (Excel specifications and limits).</summary>
internal static class SheetName
{
    private const int Longest = 31;

    /// <summary>The text as a sheet's name that is not taken yet; it is taken from then on.</summary>
    public static string Of(string text, HashSet<string> taken)
    {
        var name = string.Concat(text.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? '-' : c)).Trim('\'', ' ');
        if (name.Length == 0)
            name = "Sheet";
        var unique = Cut(name, Longest);
        for (var number = 2; !taken.Add(unique.ToUpperInvariant()); number++)
            unique = $"{Cut(name, Longest - 5)} ({number})";
        return unique;
    }

    /// <summary>As formulas and links write it.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length];
}
