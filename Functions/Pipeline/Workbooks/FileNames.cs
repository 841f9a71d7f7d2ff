namespace Nianbao.Pipeline.Workbooks;

/// <summary>Names of files as every system takes them.</summary>
internal static class FileNames
{
    private const int Longest = 80;

    /// <summary>The text without what file systems refuse, not too long.</summary>
    public static string Safe(string text)
    {
        var safe = string.Concat(text.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c)).Trim(' ', '.');
        return safe.Length <= Longest ? safe : safe[..Longest];
    }
}
