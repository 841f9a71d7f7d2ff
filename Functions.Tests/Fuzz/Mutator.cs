using System.Text;

namespace Nianbao.Tests.Fuzz;

/// <summary>Changes inputs as their grammar suggests: a workbook part by part, text by its signs and words, anything byte by byte.</summary>
internal sealed class Mutator(Random random)
{
    private const int LargestInput = 400_000;

    /// <summary>The input changed in one place or a few.</summary>
    /// <param name="other">Another input of the same target, of which pieces may be taken.</param>
    public FuzzInput Change(FuzzInput input, FuzzInput other)
    {
        var (bytes, changes) = (input.Bytes, 1 + (random.Next(3) == 0 ? random.Next(6) : 0));
        for (var i = 0; i < changes; i++)
            bytes = Once(bytes, other.Bytes);
        if (bytes.Length > LargestInput)
            bytes = bytes[..LargestInput];
        return new(random.Next(12) == 0 ? (byte)random.Next(256) : input.Choice, bytes);
    }

    private byte[] Once(byte[] bytes, byte[] other)
    {
        var isZip = bytes.AsSpan().StartsWith("PK"u8);
        if (isZip && random.Next(10) > 0 && ZipParts.TryRead(bytes) is { } parts)
            return parts.Change(random, text => ChangeText(text, [], FuzzWords.OfWorkbooks)).ToBytes(random);
        return random.Next(8) switch
        {
            0 => ChangeBytes(bytes),
            1 when !isZip => InAnotherEncoding(bytes),
            _ when isZip => ChangeBytes(bytes),
            _ => ChangeText(bytes, other, FuzzWords.OfText),
        };
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        var copy = bytes.ToList();
        var (at, length) = Range(copy.Count, 64);
        switch (random.Next(6))
        {
            case 0 when copy.Count > 0:
                copy[Math.Min(at, copy.Count - 1)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when copy.Count > 0:
                copy[Math.Min(at, copy.Count - 1)] = (byte)random.Next(256);
                break;
            case 2:
                copy.Insert(at, (byte)(random.Next(3) == 0 ? 0 : random.Next(256)));
                break;
            case 3:
                copy.RemoveRange(at, length);
                break;
            case 4:
                copy.InsertRange(at, copy.GetRange(at, length));
                break;
            default:
                copy.RemoveRange(at, copy.Count - at); // Cut off, as a broken upload is.
                break;
        }

        return [.. copy];
    }

    private byte[] ChangeText(byte[] bytes, byte[] other, IReadOnlyList<string> words)
    {
        var text = bytes.AsSpan();
        var word = Encoding.UTF8.GetBytes(words[random.Next(words.Count)]);
        var (at, length) = Range(text.Length, 200);
        switch (random.Next(9))
        {
            case 0:
                return [.. text[..at], .. word, .. text[at..]];
            case 1 when NumberNear(text, at) is var (start, end):
                return [.. text[..start], .. Encoding.UTF8.GetBytes(FuzzWords.Numbers[random.Next(FuzzWords.Numbers.Count)]), .. text[end..]];
            case 2 when QuotedNear(text, at) is var (start, end):
                return [.. text[..start], .. word, .. text[end..]];
            case 3:
                return [.. text[..at], .. text[(at + length)..]];
            case 4:
                // Once more, or many times: a row, an element, an opening bracket, a quotation mark.
                var times = random.Next(4) == 0 ? random.Next(2_000) : 1;
                var piece = random.Next(2) == 0 ? word : text.Slice(at, length).ToArray();
                times = Math.Min(times, LargestInput / Math.Max(1, piece.Length));
                return [.. text[..at], .. Enumerable.Repeat(piece, times).SelectMany(one => one), .. text[at..]];
            case 5 when LineNear(text, at) is var (start, end):
                var (target, _) = LineNear(text, random.Next(text.Length + 1))!.Value;
                return [.. text[..target], .. text[start..end], .. text[target..]];
            case 6 when other.Length > 0:
                var (from, count) = Range(other.Length, 2_000);
                return [.. text[..at], .. other.AsSpan(from, count), .. text[at..]];
            case 7 when other.Length > 0:
                return [.. text[..at], .. other.AsSpan(random.Next(other.Length))];
            default:
                return ChangeBytes(bytes);
        }
    }

    private byte[] InAnotherEncoding(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        return random.Next(8) switch
        {
            0 => gbk.GetBytes(text),
            1 => Encoding.Unicode.GetBytes(text),
            2 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            3 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            4 => [.. Encoding.UTF8.Preamble, .. bytes],
            5 => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)],
            6 => Encoding.UTF8.GetBytes(gbk.GetString(bytes)), // Taken for what it was not.
            _ => [.. bytes[..(bytes.Length / 2)], .. gbk.GetBytes(Encoding.UTF8.GetString(bytes, bytes.Length / 2, bytes.Length - (bytes.Length / 2)))],
        };
    }

    private (int At, int Length) Range(int of, int longest)
    {
        var at = random.Next(of + 1);
        return (at, Math.Min(random.Next(1, longest + 1), of - at));
    }

    private static (int Start, int End)? NumberNear(ReadOnlySpan<byte> text, int at)
    {
        var start = text[at..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
            return null;
        start += at;
        var length = text[start..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return (start, length < 0 ? text.Length : start + length);
    }

    private static (int Start, int End)? QuotedNear(ReadOnlySpan<byte> text, int at)
    {
        var start = text[at..].IndexOf((byte)'"');
        if (start < 0)
            return null;
        start += at + 1;
        var length = text[start..].IndexOf((byte)'"');
        return length < 0 ? null : (start, start + length);
    }

    /// <summary>The line, or between two tags the element, that a place lies in.</summary>
    private static (int Start, int End)? LineNear(ReadOnlySpan<byte> text, int at)
    {
        var start = text[..at].LastIndexOfAny((byte)'\n', (byte)'>') + 1;
        var length = text[at..].IndexOfAny((byte)'\n', (byte)'>');
        return (start, length < 0 ? text.Length : at + length + 1);
    }
}
