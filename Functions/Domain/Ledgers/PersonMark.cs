namespace Nianbao.Domain.Ledgers;

/// <summary>A short pseudonym by which heads tell whether two posts of one organisation are held by the same person.</summary>
public static class PersonMark
{
    private const int Digits = 8;

    /// <summary>Eight digits of the name's pseudonym (<see cref="Values.PersonNameFormat"/>); null when there is no name. Names of one organisation are compared as everywhere (PB-008).</summary>
    public static string? Of(string? name) => name is not null && name.LastIndexOf('#') is >= 0 and var mark && name.Length >= mark + 1 + Digits ? name.Substring(mark + 1, Digits) : null;
}
