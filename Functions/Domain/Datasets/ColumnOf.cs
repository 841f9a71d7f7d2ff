using System.Linq.Expressions;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Datasets;

/// <summary>Shorthand for the columns of one record type, so that a dataset's definition reads as a table.</summary>
internal static class ColumnOf<TRecord>
    where TRecord : Record
{
    private static readonly CodeFormat CodeFormat = new();
    private static readonly IntegerFormat IntegerFormat = new();
    private static readonly HundredthsFormat HundredthsFormat = new();
    private static readonly MoneyFormat MoneyFormat = new();
    private static readonly DateFormat DateFormat = new();
    private static readonly FlagFormat FlagFormat = new();
    private static readonly ListFormat ListFormat = new();

    /// <summary>A credit code.</summary>
    public static Column Code(string name, string chinese, string english, Expression<Func<TRecord, string?>> property, string[] aliases, bool required = false) =>
        new Column<TRecord, string?>(name, chinese, english, CodeFormat, property) { Aliases = aliases, Required = required };

    /// <summary>Free text of a limited length.</summary>
    public static Column Text(string name, string chinese, string english, Expression<Func<TRecord, string?>> property, string[] aliases, int maxLength = 200, bool required = false, bool personal = false) =>
        new Column<TRecord, string?>(name, chinese, english, new TextFormat(maxLength), property) { Aliases = aliases, Required = required, Personal = personal };

    /// <summary>A whole number, with its unit.</summary>
    public static Column Integer(string name, string chinese, string english, string? unit, Expression<Func<TRecord, long?>> property, string[] aliases) =>
        new Column<TRecord, long?>(name, chinese, english, IntegerFormat, property) { Aliases = aliases, Unit = unit };

    /// <summary>A number with two decimals that is not money, such as hours.</summary>
    public static Column Hundredths(string name, string chinese, string english, string unit, Expression<Func<TRecord, long?>> property, string[] aliases) =>
        new Column<TRecord, long?>(name, chinese, english, HundredthsFormat, property) { Aliases = aliases, Unit = unit };

    /// <summary>An amount in yuan, held in fen.</summary>
    public static Column Money(string name, string chinese, string english, Expression<Func<TRecord, long?>> property, string[] aliases) =>
        new Column<TRecord, long?>(name, chinese, english, MoneyFormat, property) { Aliases = aliases, Unit = "元" };

    /// <summary>An amount in yuan, held in fen, behind a pair of functions.</summary>
    public static Column Money(string name, string chinese, string english, Func<TRecord, long?> get, Action<TRecord, long?> set, string[] aliases) =>
        new Column<TRecord, long?>(name, chinese, english, MoneyFormat, get, set) { Aliases = aliases, Unit = "元" };

    /// <summary>A calendar day in China.</summary>
    public static Column Date(string name, string chinese, string english, Expression<Func<TRecord, DateOnly?>> property, string[] aliases, bool required = false) =>
        new Column<TRecord, DateOnly?>(name, chinese, english, DateFormat, property) { Aliases = aliases, Required = required };

    /// <summary>Yes, no, or not said.</summary>
    public static Column Flag(string name, string chinese, string english, Expression<Func<TRecord, bool?>> property, string[] aliases, bool @internal = false) =>
        new Column<TRecord, bool?>(name, chinese, english, FlagFormat, property) { Aliases = aliases, Internal = @internal };

    /// <summary>One code of an enumeration.</summary>
    public static Column Choice(string name, string chinese, string english, IReadOnlyList<Choice> choices, Expression<Func<TRecord, string?>> property, string[] aliases, bool required = false) =>
        new Column<TRecord, string?>(name, chinese, english, new ChoiceFormat(choices), property) { Aliases = aliases, Choices = choices, Required = required };

    /// <summary>A person's name, kept masked with a pseudonym.</summary>
    public static Column Person(string name, string chinese, string english, Expression<Func<TRecord, string?>> property, string[] aliases, PersonSeal seal, bool required = false) =>
        new Column<TRecord, string?>(name, chinese, english, new PersonNameFormat(seal), property) { Aliases = aliases, Personal = true, Required = required };

    /// <summary>The number of a person's identity document, kept as a pseudonym.</summary>
    public static Column PersonNumber(string name, string chinese, string english, Expression<Func<TRecord, string?>> property, string[] aliases, PersonSeal seal) =>
        new Column<TRecord, string?>(name, chinese, english, new PersonNumberFormat(seal), property) { Aliases = aliases, Personal = true };

    /// <summary>A telephone or account number, kept masked.</summary>
    public static Column Masked(string name, string chinese, string english, Expression<Func<TRecord, string?>> property, string[] aliases, int head = 3, int tail = 4) =>
        new Column<TRecord, string?>(name, chinese, english, new MaskedTextFormat(head, tail), property) { Aliases = aliases, Personal = true };

    /// <summary>Several texts in one cell.</summary>
    public static Column List(string name, string chinese, string english, Expression<Func<TRecord, IReadOnlyList<string>?>> property, string[] aliases, bool @internal = false) =>
        new Column<TRecord, IReadOnlyList<string>?>(name, chinese, english, ListFormat, property) { Aliases = aliases, Internal = @internal };

    /// <summary>Several codes of an enumeration in one cell.</summary>
    public static Column Choices(string name, string chinese, string english, IReadOnlyList<Choice> choices, Expression<Func<TRecord, IReadOnlyList<string>?>> property, string[] aliases) =>
        new Column<TRecord, IReadOnlyList<string>?>(name, chinese, english, new ListFormat(choices), property) { Aliases = aliases, Choices = choices };
}
