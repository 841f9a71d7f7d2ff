using System.Globalization;
using System.Text;
using Nianbao.Domain.Datasets;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>The rows of one ledger, under the names of its columns; written as a table under Chinese headers.</summary>
internal sealed class LedgerRows(string dataset, string period, params string[] columns)
{
    private readonly List<string?[]> _rows = [];

    public string Dataset { get; } = dataset;

    public string Period { get; } = period;

    public int Count => _rows.Count;

    /// <summary>A row with a value for each column: text, a day, a number, or null.</summary>
    public void Add(params object?[] values)
    {
        if (values.Length != columns.Length)
            throw new ArgumentException($"{Dataset} has {columns.Length} columns here, not {values.Length}.", nameof(values));
        _rows.Add([.. values.Select(value => value switch { null => null, DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IFormattable number => number.ToString(null, CultureInfo.InvariantCulture), _ => value.ToString() })]);
    }

    public SampleFile Write(string folder)
    {
        var kind = Catalogue.TryGet(Dataset, out var found) ? found : throw new InvalidOperationException($"There is no dataset {Dataset}.");
        var path = Path.Combine(folder, $"{Dataset}.csv");
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', columns.Select(name => kind.Column(name).Chinese)));
        foreach (var row in _rows)
            writer.WriteLine(string.Join(',', row.Select((cell, i) => Quoted(kind.Column(columns[i]).Choices.Find(cell)?.Chinese ?? cell))));
        return new(Dataset, Period, path, _rows.Count);
    }

    private static string? Quoted(string? cell) => cell?.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
