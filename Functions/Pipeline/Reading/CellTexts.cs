using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The texts of a CSV's row as they lie in a buffer: no cell costs anything before it is asked for.</summary>
internal abstract class CellTexts(RecentTexts recent)
{
    protected RecentTexts Recent { get; } = recent;

    /// <summary>The text of a cell of the row; cells of blanks only are empty.</summary>
    public abstract ReadOnlySpan<char> Text(int column);

    public RawCell Cell(int column)
    {
        var text = Text(column);
        return text.Length == 0 ? RawCell.Empty : new(Recent.Get(text), CellKind.Text);
    }

    public WrittenCell Written(int column)
    {
        var text = Text(column);
        return new(text, text.Length == 0 ? CellKind.Empty : CellKind.Text, Recent);
    }

    /// <summary>The first cells in a buffer of their own.</summary>
    public virtual CellTexts Keep(int count)
    {
        var ends = new int[count];
        var length = 0;
        for (var i = 0; i < count; i++)
            ends[i] = length += Text(i).Length;
        var texts = new char[length];
        for (var i = 0; i < count; i++)
            Text(i).CopyTo(texts.AsSpan(i == 0 ? 0 : ends[i - 1]));
        return new KeptTexts(texts, ends, Recent);
    }

    private sealed class KeptTexts(char[] texts, int[] ends, RecentTexts recent) : CellTexts(recent)
    {
        public override ReadOnlySpan<char> Text(int column) => texts.AsSpan((column == 0 ? 0 : ends[column - 1])..ends[column]);

        public override CellTexts Keep(int count) => this;
    }
}
