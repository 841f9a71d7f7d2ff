using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>By which record a row belongs to: the canonical values of its key columns, under whatever headers they stand.</summary>
internal sealed class OwnerKey(FileContent content, IReadOnlyList<HeaderCell> headers)
{
    private readonly HeaderCell?[] _headers = [.. content.Keys.Select(key => headers.FirstOrDefault(h => h.Column == key))];
    private readonly Record _scratch = content.NewRecord();

    /// <summary>The header of the key that a row lacks or writes unreadably, for the place of a finding.</summary>
    public HeaderCell? Header { get; private set; }

    /// <summary>The row's key as a hash of 128 bits; null with the reason when a part is blank or cannot be read.</summary>
    public UInt128? Of(SourceRow row, out CellProblem? problem)
    {
        problem = null;
        var text = new StringBuilder();
        for (var i = 0; i < _headers.Length; i++)
        {
            Header = _headers[i];
            if (Header is not { Column: { } column } || row[Header.FileColumn] is not { IsEmpty: false } cell)
                return null;
            problem = column.Read(_scratch, cell);
            if (problem is not null || column.Write(_scratch) is not { } value)
                return null;
            text.Append(value).Append('\n');
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
