using System.Globalization;
using System.Text;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Fuzz;

/// <summary>What is fed to a target: bytes, and a number by which the target chooses among its ways (a dataset, a column, a file name).</summary>
internal sealed record FuzzInput(byte Choice, byte[] Bytes)
{
    /// <summary>As a file's name: what replays it.</summary>
    public string NameFor(string target) => string.Create(CultureInfo.InvariantCulture, $"{target}-{Choice:x2}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes))[..12]}");

    public void Save(string folder, string target)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, NameFor(target)), Bytes);
    }

    /// <summary>The inputs of a folder, in the order of their names.</summary>
    public static IEnumerable<(string Target, FuzzInput Input)> In(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray() : [])
        {
            if (Path.GetFileName(path).Split('-') is [var target, var choice, ..])
                yield return (target, new(byte.Parse(choice, NumberStyles.HexNumber, CultureInfo.InvariantCulture), File.ReadAllBytes(path)));
        }
    }
}

/// <summary>A reader under test: it answers every input, or says what it broke.</summary>
internal abstract class FuzzTarget(string name, int turn)
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [new FileTarget(), new MarkedFileTarget(), new WrittenFileTarget(), new DraftTarget(), new ValueTarget(), new HeaderTarget()];

    public string Name => name;

    /// <summary>How many cases a turn has: a workbook takes a hundred times as long as a number. Cases and not time, so that a seed means the same cases everywhere.</summary>
    public int Turn => turn;

    /// <summary>Reads the input and returns what came of it, the same for the same bytes.</summary>
    /// <exception cref="BrokenPropertyException">The answer is not what every answer must be.</exception>
    public abstract string Answer(FuzzInput input);

    /// <summary>A finding is complete in itself: code, both languages, remedies, and nothing that breaks a line or a document.</summary>
    protected static void Check(Finding finding)
    {
        foreach (var words in (string[])[finding.Code, finding.MessageZh, finding.MessageEn, finding.RemedyZh, finding.RemedyEn])
            Check(words);
    }

    protected static void Check(CellProblem problem)
    {
        foreach (var words in (string[])[problem.Code, problem.Expected, problem.MessageZh, problem.MessageEn, problem.RemedyZh, problem.RemedyEn])
            Check(words);
    }

    protected static void Must(bool holds, string what)
    {
        if (!holds)
            throw new BrokenPropertyException(what);
    }

    private static void Check(string words)
    {
        Must(!string.IsNullOrWhiteSpace(words), "a message is empty");
        Must(words.Length <= 4_000, $"a message goes on without end: {words[..Math.Min(words.Length, 200)]}");
        Must(!words.Any(c => char.IsControl(c)), "a message holds a control character");
    }
}

/// <summary>A property that every answer must have, and this one has not.</summary>
internal sealed class BrokenPropertyException(string what) : Exception(what);

/// <summary>Digests an answer of any length (FNV-1a): equal for equal texts, and quick enough to be taken of every answer.</summary>
internal sealed class AnswerDigest
{
    private ulong _hash = 14_695_981_039_346_656_037;

    public void Add(string? text)
    {
        foreach (var c in text ?? "\uFFFF")
            _hash = (_hash ^ c) * 1_099_511_628_211;
        _hash = (_hash ^ 0x1F) * 1_099_511_628_211;
    }

    public void Add(long number) => Add(number.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _hash.ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>Bytes as any sequence of UTF-16 units: UTF-8, and a byte that is none becomes half a surrogate pair.</summary>
internal static class AnyText
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.Done)
                text.Append(rune.ToString());
            else
                text.Append((char)(0xD800 + (bytes[0] << 3)));
            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
