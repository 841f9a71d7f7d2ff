namespace Nianbao.Local.Hosting;

/// <summary>The host cannot start, and a person can mend it: printed as one line, in Chinese and English, without a stack trace.</summary>
public sealed class CannotStartException(string chinese, string english, Exception? cause = null)
    : Exception(OneLine($"{chinese} / {english}"), cause)
{
    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
