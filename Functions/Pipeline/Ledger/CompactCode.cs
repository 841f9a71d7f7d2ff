namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// A credit code, or another short code, in 16 bytes instead of the 64 of a string: up to 18 characters of ASCII, seven bits each. A province
/// has a hundred thousand of them in memory at once. Codes of one length compare as their texts do.
/// </summary>
public readonly record struct CompactCode : IComparable<CompactCode>
{
    private const int MaxLength = 18;
    private const int Bits = 7;
    private readonly UInt128 _value;

    private CompactCode(UInt128 value) => _value = value;

    /// <summary>False when the text is empty, too long, or holds anything but printable ASCII: then no code of ours equals it.</summary>
    public static bool TryOf(string text, out CompactCode code)
    {
        code = default;
        if (text.Length is 0 or > MaxLength)
            return false;
        UInt128 value = 0;
        foreach (var ch in text)
        {
            if (ch is < ' ' or > '~')
                return false;
            value = (value << Bits) | ch;
        }

        code = new(value);
        return true;
    }

    public int CompareTo(CompactCode other) => _value.CompareTo(other._value);

    /// <summary>The text it was made of.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxLength];
        var at = MaxLength;
        for (var rest = _value; rest != 0; rest >>= Bits)
            text[--at] = (char)(int)(rest & 0x7F);
        return new(text[at..]);
    }

    public static bool operator <(CompactCode left, CompactCode right) => left.CompareTo(right) < 0;

    public static bool operator >(CompactCode left, CompactCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(CompactCode left, CompactCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CompactCode left, CompactCode right) => left.CompareTo(right) >= 0;
}
