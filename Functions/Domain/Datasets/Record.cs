namespace Nianbao.Domain.Datasets;

/// <summary>One row of a dataset. What it holds is described by its dataset's columns.</summary>
public abstract class Record
{
    /// <summary>统一社会信用代码, 18 characters, normalised; the code of the organisation this row is about.</summary>
    public string? Uscc { get; set; }

    /// <summary>The registrar's six-digit code inside the credit code (positions 3-8): the partition the record lives in.</summary>
    public virtual string Division => Uscc is { Length: 18 } code ? code.Substring(2, 6) : "";

    /// <summary>Fields whose cell was filled in but could not be read: not blank, and no zero. Not stored; such a row never counts.</summary>
    public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>The business key within the dataset and period; it begins with the credit code.</summary>
    public abstract string Key { get; }
}
