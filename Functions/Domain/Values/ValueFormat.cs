namespace Nianbao.Domain.Values;

/// <summary>
/// How one type of value is read from a cell and written as canonical text. The canonical text is what is stored,
/// hashed, compared and shown, so <see cref="Read"/> of <see cref="Write"/> gives the value back.
/// </summary>
/// <typeparam name="T">A nullable type: null means that nothing was reported, which is never zero.</typeparam>
public abstract class ValueFormat<T>
{
    /// <summary>The word for this type in documentation and templates: text, integer, money, date, flag, choice, list.</summary>
    public abstract string Name { get; }

    /// <summary>Reads a cell that is not empty. Returns null and the value, or the problem.</summary>
    /// <param name="unit">The multiplier declared in the header: 1, 1,000 (千元) or 10,000 (万元).</param>
    public abstract CellProblem? Read(in WrittenCell cell, int unit, out T value);

    /// <summary>The canonical text of a value, or null when nothing was reported.</summary>
    public abstract string? Write(T value);
}
