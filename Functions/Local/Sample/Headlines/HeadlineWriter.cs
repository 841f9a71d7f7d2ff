using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Sheets;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>Writes files whose totals are the article's, and headlines.json: what GET /api/headlines?asOf=2022-06-30 must say when they are uploaded.</summary>
public static class HeadlineWriter
{
    public const string ExpectedName = "headlines.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Activities with one column more: the enterprises' codes, as JSON in the cell.</summary>
    private static readonly IReadOnlyList<SheetColumn<Activity>> ActivityColumns =
    [
        .. SheetColumns.Activities,
        new SheetColumn<Activity>("帮扶企业名单", (activity, _) => activity.EnterpriseList is { } list ? $"[{string.Join(',', list.Select(enterprise => $"{{\"enterpriseUscc\":\"{enterprise.EnterpriseUscc}\"}}"))}]" : null),
        new SheetColumn<Activity>("是否概数", (activity, _) => activity.IsEstimated == true ? "是" : null),
    ];

    /// <summary>Writes all files into a folder; existing ones of the same name are replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer organisations than the ledgers need.</exception>
    public static SampleFiles Write(HeadlineOptions options, string outDir)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Organisations, HeadlineOptions.MinOrganisations);
        Directory.CreateDirectory(outDir);
        var register = new HeadlineRegister(options);
        var activities = new HeadlineActivities(options, register);
        List<SampleFile> files =
        [
            Sheet(outDir, "registry", "current", "registry", SheetColumns.Register, [.. register.Active, .. register.Others]),
            .. new HeadlineLedgers(options, register).All().Select(rows => rows.Write(outDir)),
        ];
        foreach (var (name, all) in new[] { ("first", activities.First), ("", activities.All), ("again", activities.Repeats) })
        {
            foreach (var year in all.GroupBy(activity => activity.StartOn!.Value.Year).OrderBy(of => of.Key))
            {
                var period = year.Key.ToString(CultureInfo.InvariantCulture);
                files.Add(Sheet(outDir, "activities", period, name.Length == 0 ? $"activities-{period}" : $"activities-{period}-{name}", ActivityColumns, [.. year]));
            }
        }

        var expected = Path.Combine(outDir, ExpectedName);
        File.WriteAllText(expected, JsonSerializer.Serialize(new { asOf = HeadlineOptions.AsOf, headlines = Expected(options).Select(headline => new { id = headline.Id, value = headline.Value, text = headline.Text }) }, Json), new UTF8Encoding(false));
        return new(files, expected);
    }

    /// <summary>The 22 figures; the three that count the register depend on its size.</summary>
    public static IEnumerable<(string Id, decimal Value, string Text)> Expected(HeadlineOptions options) =>
    [
        ("H01", options.Organisations, $"{options.Organisations}家"),
        ("H02", 1, CoverageText.Full),
        .. Article.Texts.Take(7),
        ("H10", options.LinkedOrganisations, DisplayStyle.MoreThan(1_000).Chinese(options.LinkedOrganisations, "家")),
        .. Article.Texts.Skip(7),
    ];

    private static SampleFile Sheet<TRecord>(string outDir, string dataset, string period, string name, IReadOnlyList<SheetColumn<TRecord>> columns, IReadOnlyList<TRecord> records)
        where TRecord : Record
    {
        var path = Path.Combine(outDir, $"{name}.csv");
        using var sheet = new CsvSheet<TRecord>(path, columns, SheetStyle.Export);
        foreach (var record in records)
            sheet.Write(record);
        return new(dataset, period, path, records.Count);
    }
}
