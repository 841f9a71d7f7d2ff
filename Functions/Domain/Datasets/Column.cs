using System.Linq.Expressions;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Datasets;

/// <summary>One code of an enumeration with its labels and the other words people write for it.</summary>
public sealed record Choice(string Code, string Chinese, string English, params string[] Synonyms);

/// <summary>Looking words up in an enumeration.</summary>
public static class ChoiceExtensions
{
    /// <summary>The choice with that code, or null.</summary>
    public static Choice? Find(this IReadOnlyList<Choice> choices, string? code) => choices.FirstOrDefault(c => c.Code == code);
}

/// <summary>One column of a dataset: its names, its type, and how a record's value is read and written.</summary>
public abstract class Column(string name, string chinese, string english)
{
    /// <summary>The English name in files, JSON and queries: the field's name of domain.md, for example <c>partyMembersFull</c> or <c>BS60.e</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The Chinese header.</summary>
    public string Chinese { get; } = chinese;

    /// <summary>A readable English label.</summary>
    public string English { get; } = english;

    /// <summary>Other headers that mean this column, in either language.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Labels that mean this column on its own section of a form, and another one elsewhere: 会费收入 on the sheet of fees.</summary>
    public IReadOnlyList<string> SectionLabels { get; private set; } = [];

    /// <summary>The unit amounts are in when the header declares none, for example 元 or 人次.</summary>
    public string? Unit { get; init; }

    /// <summary>A file without this column is refused (ID-002) and a row without its value is rejected (VAL-001).</summary>
    public bool Required { get; init; }

    /// <summary>The values allowed, when the column is an enumeration.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The value never leaves the record: not in findings, logs, lists or anonymous answers.</summary>
    public bool Personal { get; init; }

    /// <summary>The pipeline sets it; it is kept with the record but never read from a file, and stands in no template.</summary>
    public bool Internal { get; init; }

    /// <summary>What to write, for the template and the documentation; null where the name says it.</summary>
    public string? HelpZh { get; private set; }

    public string? HelpEn { get; private set; }

    /// <summary>Says what to write, where the name does not: which document, which row, who counts.</summary>
    internal Column Explain(string zh, string en)
    {
        (HelpZh, HelpEn) = (zh, en);
        return this;
    }

    internal Column OnItsSection(params string[] labels)
    {
        SectionLabels = labels;
        return this;
    }

    /// <summary>The type's word: text, integer, decimal, money, date, flag, choice, list.</summary>
    public abstract string Type { get; }

    /// <summary>Reads a non-empty cell into the record, or says why it cannot.</summary>
    public abstract CellProblem? Read(Record record, in WrittenCell cell, int unit = 1);

    /// <summary>The record's value as canonical text, or null when nothing was reported.</summary>
    public abstract string? Write(Record record);

    /// <summary>The record's day; null when none was reported, and for columns that hold no date.</summary>
    public virtual DateOnly? DayOf(Record record) => null;
}

/// <summary>A column of one record type.</summary>
public sealed class Column<TRecord, TValue> : Column
    where TRecord : Record
{
    private readonly Func<TRecord, TValue> _get;
    private readonly Action<TRecord, TValue> _set;
    private readonly ValueFormat<TValue> _format;
    private readonly Func<TRecord, DateOnly?>? _day;

    public Column(string name, string chinese, string english, ValueFormat<TValue> format, Func<TRecord, TValue> get, Action<TRecord, TValue> set)
        : base(name, chinese, english)
    {
        _format = format;
        _get = get;
        _set = set;
        _day = get as Func<TRecord, DateOnly?>;
    }

    /// <summary>A column over a property, for example <c>r => r.EstablishedOn</c>.</summary>
    public Column(string name, string chinese, string english, ValueFormat<TValue> format, Expression<Func<TRecord, TValue>> property)
        : this(name, chinese, english, format, property.Compile(), Setter(property))
    {
    }

    public override string Type => _format.Name;

    public override CellProblem? Read(Record record, in WrittenCell cell, int unit = 1)
    {
        var problem = _format.Read(in cell, unit, out var value);
        if (problem is null)
            _set((TRecord)record, value);
        // Messages repeat the value; a person's name must not get into a receipt that way.
        return problem is not null && Personal ? ValueProblem.Hide(problem, in cell) : problem;
    }

    public override string? Write(Record record) => _format.Write(_get((TRecord)record));

    public override DateOnly? DayOf(Record record) => _day?.Invoke((TRecord)record);

    private static Action<TRecord, TValue> Setter(Expression<Func<TRecord, TValue>> property)
    {
        var value = Expression.Parameter(typeof(TValue), "value");
        var assign = Expression.Assign(property.Body, value);
        return Expression.Lambda<Action<TRecord, TValue>>(assign, property.Parameters[0], value).Compile();
    }
}
