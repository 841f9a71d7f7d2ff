using Nianbao.Domain.Datasets;
using Nianbao.Local.Sample.Expectations;
using Nianbao.Local.Sample.Sheets;

namespace Nianbao.Local.Sample;

/// <summary>The file or files of one dataset, period and style: opened with the first row, continued in another when full.</summary>
internal sealed class SampleOutput<TRecord>(
    SampleOptions options,
    string directory,
    string dataset,
    string period,
    string name,
    IReadOnlyList<SheetColumn<TRecord>> columns,
    SheetStyle style,
    Expectation expectation) : IDisposable
    where TRecord : Record
{
    private readonly List<SampleFile> _files = [];
    private CsvSheet<TRecord>? _sheet;
    private FileFindings? _findings;

    /// <summary>What was written; complete after <see cref="Dispose"/>.</summary>
    public IReadOnlyList<SampleFile> Files => _files;

    public void Write(TRecord record, Defect? defect = null)
    {
        if (_sheet is null || _sheet.Rows == options.MaxRowsPerFile)
            Open();
        var row = _sheet!.Write(record);
        _findings!.Add(row, record.Uscc, defect);
    }

    public void Dispose() => Close();

    private void Open()
    {
        Close();
        var part = _files.Count + 1;
        var file = part == 1 ? $"{name}.csv" : $"{name}-part{part}.csv";
        _findings = expectation.Open(dataset, period, file, style.EncodingName);
        _sheet = new(Path.Combine(directory, file), columns, style);
    }

    private void Close()
    {
        if (_sheet is null)
            return;
        _sheet.Dispose();
        _files.Add(new(dataset, period, _sheet.Path, _sheet.Rows));
        _sheet = null;
    }
}
