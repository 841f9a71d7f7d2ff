using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Acts;

/// <summary>Checks what a person writes with an act: the reason, and the own name.</summary>
internal static class ActTexts
{
    /// <summary>The text without surrounding blanks.</summary>
    /// <param name="least">The least number of characters.</param>
    /// <exception cref="ProblemException">400: too short, too long, or not a text.</exception>
    public static string TextOf(string? given, int least, string zh, string en)
    {
        var text = given?.Trim() ?? "";
        if (text.Length < least)
            throw ProblemException.Invalid("too-short", $"{zh}至少 {least} 个字，现为 {text.Length} 个字。请写明具体情况。", $"The {en} needs at least {least} characters and has {text.Length}. Say what happened.");
        if (new TextFormat(ActsDesk.MaxTextLength).Read(RawCell.Of(text), 1, out _) is { } problem)
            throw ProblemException.Invalid("bad-text", problem.MessageZh, problem.MessageEn);
        return text;
    }

    /// <summary>The person's name as it is kept, masked.</summary>
    /// <exception cref="ProblemException">400: no name.</exception>
    public static string NameOf(PersonNameFormat names, string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw ProblemException.Invalid("no-name", "请填写经办人姓名（by）。", "Say who does this, in 'by'.");
        if (names.Read(RawCell.Of(given), 1, out var kept) is { } problem)
            throw ProblemException.Invalid("bad-name", problem.MessageZh, problem.MessageEn);
        return kept ?? throw ProblemException.Invalid("no-name", "请填写经办人姓名（by）。", "Say who does this, in 'by'.");
    }
}
