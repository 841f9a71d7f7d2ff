using System.Text;

namespace Nianbao.Domain.Values;

/// <summary>
/// Names, addresses and other texts as they are compared: without blanks, in half width and lower case, with one kind of
/// bracket, dash and dot. What people type differently without meaning anything different by it.
/// </summary>
public static class ComparableText
{
    /// <summary>Whether two texts say the same. A missing text is not the same as any other, not even as another missing one.</summary>
    public static bool Same(string? one, string? other) => one is not null && other is not null && Of(one) == Of(other);

    /// <summary>The text for comparison; never shown to anyone.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CellText.IsBlank(c))
                continue;
            result.Append(CellText.Half(c) switch
            {
                '〔' or '【' or '﹙' or '[' or '﹝' => '(',
                '〕' or '】' or '﹚' or ']' or '﹞' => ')',
                '•' or '・' or '‧' or '∙' => '·',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
                '“' or '”' or '„' or '「' or '」' => '"',
                '‘' or '’' => '\'',
                '、' => ',',
                '。' => '.',
                var other => char.ToLowerInvariant(other),
            });
        }

        return result.ToString();
    }
}
