using System.Globalization;
using Nianbao.Domain.Datasets;

namespace Nianbao.Local.Sample.Sheets;

/// <summary>One column of a file: its Chinese header, and what stands below it.</summary>
public sealed record SheetColumn<TRecord>(string Header, Func<TRecord, SheetStyle, string?> Text, bool IsMoney = false);

/// <summary>Columns by the kind of value, so that a sheet reads as a table.</summary>
internal static class SheetColumnOf<TRecord>
    where TRecord : Record
{
    public static SheetColumn<TRecord> Text(Column column, Func<TRecord, string?> value) => new(column.Chinese, (r, _) => value(r));

    public static SheetColumn<TRecord> Choice(Column column, Func<TRecord, string?> value)
    {
        var labels = column.Choices.ToDictionary(c => c.Code, c => c.Chinese);
        return new(column.Chinese, (r, _) => value(r) is { } code ? labels[code] : null);
    }

    public static SheetColumn<TRecord> List(Column column, Func<TRecord, IReadOnlyList<string>?> value)
    {
        var labels = column.Choices.ToDictionary(c => c.Code, c => c.Chinese);
        return new(column.Chinese, (r, _) => value(r) is { } items ? string.Join(';', items.Select(i => labels.GetValueOrDefault(i, i))) : null);
    }

    public static SheetColumn<TRecord> Number(Column column, Func<TRecord, long?> value) => new(column.Chinese, (r, _) => value(r)?.ToString(CultureInfo.InvariantCulture));

    public static SheetColumn<TRecord> Flag(Column column, Func<TRecord, bool?> value) => new(column.Chinese, (r, _) => value(r) switch { true => "是", false => "否", null => null });

    public static SheetColumn<TRecord> Date(Column column, Func<TRecord, DateOnly?> value) =>
        new(column.Chinese, (r, style) => value(r)?.ToString(style.IsHandmade ? "yyyy年M月d日" : "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Two decimals, held in hundredths.</summary>
    public static SheetColumn<TRecord> Hundredths(Column column, Func<TRecord, long?> value) =>
        new(column.Chinese, (r, style) => value(r) is { } hundredths ? Decimals(hundredths, style.IsHandmade) : null, column.Type == "money");

    private static string Decimals(long hundredths, bool isGrouped)
    {
        var size = Math.Abs(hundredths);
        var sign = hundredths < 0 ? "-" : "";
        return isGrouped
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 100:#,0}.{size % 100:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 100}.{size % 100:D2}");
    }
}
