using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Record = Nianbao.Domain.Datasets.Record;

namespace Nianbao.Tests.Fuzz;

/// <summary>A cell of any text and kind, read by a column of every format there is: a value that reads back as itself, or a problem in words.</summary>
internal sealed class ValueTarget() : FuzzTarget("value", 100)
{
    private static readonly (Column Column, Func<Record> New)[] Columns =
    [
        .. Catalogue.All
            .SelectMany(dataset => dataset.Columns.Select(column => (column, (Func<Record>)dataset.NewRecord))
                .Concat(dataset.Children.SelectMany(list => list.Columns.Select(column => (column, (Func<Record>)list.NewItem)))))
            .DistinctBy(one => (one.column.Type, one.column.Personal, one.column.Choices.Count > 0 ? one.column.Choices : (object)"")),
    ];

    private static readonly int[] Units = [1, 1_000, 10_000];

    /// <summary>How many columns a choice may stand for.</summary>
    public static int Count => Columns.Length;

    public static string TypeOf(int choice) => Columns[choice % Columns.Length].Column.Type;

    public override string Answer(FuzzInput input)
    {
        if (input.Bytes.Length < 1)
            return "";
        var (column, newRecord) = Columns[input.Choice % Columns.Length];
        var kind = (CellKind)(1 + (input.Bytes[0] % 5));
        var unit = Units[input.Bytes[0] / 8 % Units.Length];
        var text = AnyText.Of(input.Bytes.AsSpan(1));
        var cell = new RawCell(text, kind, Uses1904: input.Bytes[0] >= 128);
        if (cell.IsEmpty)
            return "";
        var code = Uscc.Normalise(text);
        Must(!Uscc.IsWellFormed(code) || Uscc.Normalise(code) == code, "a credit code is normalised further the second time");
        Must(!Uscc.IsSound(code) || (Uscc.LegalTypeOf(code) is not "" && Uscc.DivisionOf(code) is { Length: 6 }), "a sound credit code says nothing");
        var record = newRecord();
        if (column.Read(record, cell, unit) is { } problem)
        {
            Check(problem);
            return problem.MessageEn;
        }

        if (column.Write(record) is not { Length: > 0 } written)
            return "nothing";
        var again = newRecord();
        var readBack = RawCell.Of(written);
        Must(column.Read(again, readBack) is null, $"a {column.Type} is written as {written}, which cannot be read");
        Must(column.Write(again) == written, $"a {column.Type} is written as {written} and then as {column.Write(again)}");
        return written;
    }
}
