using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Reading;

/// <summary>One header of a file: a column's header in a table, a label in a form, a property in JSON.</summary>
/// <param name="FileColumn">Its position in the file, from 0: the index into <see cref="SourceRow"/>.</param>
/// <param name="Text">The header as written.</param>
/// <param name="Column">The column it means, or null when it means none (its cells are ignored).</param>
/// <param name="Unit">The multiplier it declares: 1, 1,000 (千元) or 10,000 (万元).</param>
public sealed record HeaderCell(int FileColumn, string Text, Column? Column, int Unit)
{
    /// <summary>The list it means: its cell holds the items as a JSON array.</summary>
    public ChildList? List { get; init; }

    /// <summary>In JSON, the property's place within its element as a JSON pointer (RFC 6901), for example <c>/partyOrg/type</c>.</summary>
    public string? Pointer { get; init; }

    /// <summary>In a form, where the value stands; null in tables, where row and column tell.</summary>
    public CellPlace? Place { get; init; }

    /// <summary>Understood, though no value is read from it: the owner's name beside its credit code, a running number.</summary>
    public bool IsAside { get; init; }
}

/// <summary>A cell of a file.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
public readonly record struct CellPlace(string? Sheet, int Row, int Column);
