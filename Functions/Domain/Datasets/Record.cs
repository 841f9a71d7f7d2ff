using System.Collections.Frozen;

namespace Nianbao.Domain.Datasets;

/// <summary>One row of a dataset. What it holds is described by its dataset's columns.</summary>
public abstract class Record
{
    private static readonly IReadOnlySet<string> None = FrozenSet<string>.Empty;
    private HashSet<string>? _unreadable; // Most records have none.

    /// <summary>统一社会信用代码, 18 characters, normalised; the code of the organisation this row is about.</summary>
    public string? Uscc { get; set; }

    /// <summary>The registrar's six-digit code inside the credit code (positions 3-8): the partition the record lives in.</summary>
    public virtual string Division => Uscc is { Length: 18 } code ? code.Substring(2, 6) : "";

    /// <summary>Fields whose cell was filled in but could not be read: not blank, and no zero. Not stored; such a row never counts.</summary>
    public IReadOnlySet<string> Unreadable => _unreadable ?? None;

    /// <summary>The business key within the dataset and period; it begins with the credit code.</summary>
    public abstract string Key { get; }

    /// <summary>Says that the cell of this field could not be read.</summary>
    public void MarkUnreadable(string field) => (_unreadable ??= new(StringComparer.Ordinal)).Add(field);
}
