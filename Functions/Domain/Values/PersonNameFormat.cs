using System.Text.RegularExpressions;

namespace Nianbao.Domain.Values;

/// <summary>
/// A person's name. It is kept masked, with a pseudonym behind it: <c>张*三#0a1b2c3d4e5f</c>. Two values are the same name
/// when their pseudonyms are equal (<see cref="Same"/>); the name itself is not kept.
/// </summary>
public sealed partial class PersonNameFormat(PersonSeal seal) : ValueFormat<string?>
{
    private const int MaxLength = 60;

    public override string Name => "person";

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
    {
        var problem = TextFormat.Read(in cell, cell.Text, MaxLength + 20, out value);
        if (problem is not null || value is null || Kept().IsMatch(value))
            return problem;
        var name = Normalise(value);
        if (name.Length == 0 || CellText.IsNothing(name))
            value = null;
        else
            value = $"{Mask(name)}#{seal.OfName(name)}";
        return null;
    }

    public override string? Write(string? value) => value;

    /// <summary>Whether two kept values are the same name; false when one is missing.</summary>
    public static bool Same(string? one, string? other) => one is not null && other is not null && PseudonymOf(one) == PseudonymOf(other);

    /// <summary>The masked name, to be shown to the registrar and the organisation.</summary>
    public static string? Shown(string? value) => value is null ? null : value.Split('#')[0];

    private static string PseudonymOf(string value) => value[(value.LastIndexOf('#') + 1)..];

    private static string Normalise(string name) => string.Concat(name.Where(ch => !CellText.IsBlank(ch)).Select(ch => char.ToUpperInvariant(CellText.Half(ch))));

    /// <summary>By characters, of which rare ones (𠮷) are two units of text; a # would be taken for the one before the pseudonym.</summary>
    private static string Mask(string name)
    {
        var signs = name.Replace('#', '*').EnumerateRunes().ToArray();
        return signs.Length <= 2 ? signs[0] + "*" : $"{signs[0]}{new string('*', Math.Min(signs.Length - 2, 4))}{signs[^1]}";
    }

    [GeneratedRegex("^[^#]+#[0-9a-f]{12}$")]
    private static partial Regex Kept();
}
