namespace Nianbao.Domain.Values;

/// <summary>
/// A cell as the formats read it: its text where it lies, in a reader's buffer or in a string. What a date or a number says is taken
/// from there; only a text that is kept becomes a string of its own.
/// </summary>
public readonly ref struct WrittenCell
{
    private readonly string? _whole;
    private readonly RecentTexts? _texts;

    /// <param name="text">The text as written; empty when nothing was.</param>
    /// <param name="kind">What the reader knows of it.</param>
    /// <param name="texts">Lends the strings of texts that were met before.</param>
    public WrittenCell(ReadOnlySpan<char> text, CellKind kind, RecentTexts? texts = null)
    {
        Text = text;
        Kind = kind;
        _texts = texts;
    }

    private WrittenCell(string text, CellKind kind, bool uses1904)
    {
        Text = text;
        Kind = kind;
        Uses1904 = uses1904;
        _whole = text;
    }

    public ReadOnlySpan<char> Text { get; }

    public CellKind Kind { get; }

    /// <inheritdoc cref="RawCell.Uses1904"/>
    public bool Uses1904 { get; }

    /// <summary>Nothing was written, or nothing but white space.</summary>
    public bool IsBlank => Kind == CellKind.Empty || Text.Length == 0 || (Kind == CellKind.Text && Text.IsWhiteSpace());

    public static implicit operator WrittenCell(in RawCell cell) => new(cell.Text, cell.Kind, cell.Uses1904);

    /// <summary>The same text as another kind of cell.</summary>
    public WrittenCell As(CellKind kind) => new(Text, kind, _texts);

    /// <summary>A part of the text as a string: the cell's own where the part is the whole of it.</summary>
    public string Keep(ReadOnlySpan<char> part) => _whole is not null && part == Text ? _whole : _texts is null ? part.ToString() : _texts.Get(part);
}
