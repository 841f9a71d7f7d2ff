using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Receipts;

/// <summary>The registrar's word that a register file lists every active organisation of its scope.</summary>
/// <param name="Scope">
/// Whose organisations: six digits for one registrar (440106), four for a city with its counties (4401), 44 for the whole
/// province; null for the registrars of the file's rows.
/// </param>
/// <param name="ConfirmClosings">How many organisations may be closed because the file does not list them; null when nobody said.</param>
public sealed record CompleteDeclaration(string? Scope, int? ConfirmClosings)
{
    public const string CompleteName = "complete";
    public const string ScopeName = "scope";
    public const string ConfirmName = "confirmClosings";
    public const int MostClosings = 1_000_000;
    private const string Province = "44";

    /// <summary>The true number of active organisations that the file does not list; null before it was read, and when its rows do not let one tell.</summary>
    public int? Closings { get; init; }

    /// <summary>Reads a declaration from parameters or metadata. The declaration is null when there is none.</summary>
    /// <param name="valueOf">Gives the value of a name, null or empty when it was not given.</param>
    /// <param name="wrong">When the answer is false: the name whose value has no meaning.</param>
    public static bool TryRead(Func<string, string?> valueOf, out CompleteDeclaration? declaration, out string wrong)
    {
        (declaration, wrong) = (null, "");
        var (complete, scope, confirm) = (valueOf(CompleteName), valueOf(ScopeName), valueOf(ConfirmName));
        if (complete is not (null or "" or "true" or "1" or "false" or "0"))
            return Refuse(CompleteName, out wrong);
        if (complete is not ("true" or "1"))
        {
            // Without the word itself the others would be overlooked silently.
            return string.IsNullOrEmpty(scope) ? string.IsNullOrEmpty(confirm) || Refuse(ConfirmName, out wrong) : Refuse(ScopeName, out wrong);
        }

        if (!string.IsNullOrEmpty(scope) && !IsScope(scope))
            return Refuse(ScopeName, out wrong);
        var number = -1;
        if (!string.IsNullOrEmpty(confirm) && !(int.TryParse(confirm, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MostClosings))
            return Refuse(ConfirmName, out wrong);
        declaration = new(string.IsNullOrEmpty(scope) ? null : scope.Length == 6 ? Current(scope) : scope, number < 0 ? null : number);
        return true;
    }

    /// <summary>Whether a division is in the declared scope. Without a declared one, the file's rows decide.</summary>
    public bool Covers(string division) => Scope is { Length: 6 } ? Current(division) == Scope : division.StartsWith(Scope ?? "", StringComparison.Ordinal);

    /// <summary>The scope in words: whose organisations.</summary>
    public Words ScopeText() => Scope switch
    {
        null => new("文件所涉登记管理机关", "the registrars of its rows"),
        Province => new("全省", "the province"),
        { Length: 4 } => Divisions.Find(Scope + "00") is { } city
            ? city.Code == Divisions.Province ? new("省本级", "the provincial registrar") : new($"{city.Chinese}（含各县区）", $"{city.English} and its counties")
            : new(Scope, Scope),
        _ => Divisions.Find(Scope) is { } division ? new($"{division.Chinese}（{Scope}，仅本级登记机关）", $"{division.English} ({Scope}, that registrar only)") : new(Scope, Scope),
    };

    /// <summary>What identifies the declaration: the same bytes with another one are another submission.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"complete {Scope ?? "-"} {ConfirmClosings?.ToString(CultureInfo.InvariantCulture) ?? "-"}");

    private static bool IsScope(string scope) =>
        scope == Province || (scope.Length == 4 && Divisions.Cities.Any(city => city.Code.StartsWith(scope, StringComparison.Ordinal))) || (scope.Length == 6 && Divisions.Find(scope) is not null);

    private static string Current(string division) => Divisions.Find(division)?.Code ?? division;

    private static bool Refuse(string name, out string wrong)
    {
        wrong = name;
        return false;
    }
}
