namespace Nianbao.Domain.Values;

/// <summary>What a reader knows of a cell beyond its text.</summary>
public enum CellKind
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>Text, as in every CSV cell.</summary>
    Text,

    /// <summary>A number as a workbook or JSON holds it; the text is its invariant form.</summary>
    Number,

    /// <summary>A workbook cell with a date format; the text is already yyyy-MM-dd.</summary>
    Date,

    /// <summary>A truth value of a workbook or JSON; the text is "true" or "false".</summary>
    Flag,

    /// <summary>A workbook error such as #DIV/0!; the text is that error.</summary>
    Error,
}

/// <summary>One cell as written in the file, before its column gives it a meaning.</summary>
/// <param name="Text">The text as written; empty when nothing was.</param>
/// <param name="Kind">What the reader knows of it.</param>
/// <param name="Uses1904">The workbook counts its dates from 1904, so a bare serial number means another day.</param>
public readonly record struct RawCell(string Text, CellKind Kind, bool Uses1904 = false)
{
    public static readonly RawCell Empty = new("", CellKind.Empty);

    public bool IsEmpty => Kind == CellKind.Empty || Text.Length == 0;

    public static RawCell Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new(text, CellKind.Text);
}

/// <summary>Why a cell could not be read as its column's type: what was expected, and what to do, in both languages.</summary>
/// <param name="Code">The finding's code, for example VAL-002 or ID-003.</param>
public sealed record CellProblem(string Code, string Expected, string MessageZh, string MessageEn, string RemedyZh, string RemedyEn);
