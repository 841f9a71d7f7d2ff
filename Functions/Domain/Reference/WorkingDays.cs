using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Domain.Reference;

/// <summary>A day that a term ends on.</summary>
/// <param name="IsEstimated">A year's calendar was not loaded yet, so that its holidays could not be left out (domain.md 4.5).</param>
public readonly record struct TermEnd(DateOnly Day, bool IsEstimated);

/// <summary>
/// Working days in China: Monday to Friday without the public holidays (法定节假日), with the Saturdays and Sundays on which
/// they are made up for (调休). The State Council publishes each year's calendar in the November before; it cannot be computed.
/// </summary>
public sealed class WorkingDays
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    private readonly Dictionary<DateOnly, bool> _exceptions = [];
    private readonly Dictionary<int, string> _sources = [];

    private WorkingDays(Table table)
    {
        foreach (var year in table.Years)
        {
            _sources.Add(year.Year, $"{year.Source}, {year.SourceDate}");
            foreach (var holiday in year.Holidays)
            {
                for (var day = DayOf(holiday.From); day <= DayOf(holiday.To); day = day.AddDays(1))
                    _exceptions.Add(day, false);
                foreach (var day in holiday.Workdays ?? [])
                    _exceptions.Add(DayOf(day), true);
            }
        }
    }

    /// <summary>The calendars that ship with the code (Reference/holidays.json).</summary>
    public static WorkingDays Default { get; } = Parse(Embedded());

    /// <summary>The loaded years with the notice each was taken from.</summary>
    public IReadOnlyDictionary<int, string> Sources => _sources;

    /// <summary>Reads calendars from JSON of the form of Reference/holidays.json.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static WorkingDays Parse(string json)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Table>(json, Json) ?? throw new FormatException("The holiday calendar is empty."));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException($"The holiday calendar cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether offices work on that day. Outside the loaded years: Monday to Friday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last day of a term of so many working days that begins the day after <paramref name="day"/>.</summary>
    /// <param name="days">At least 0; with 0 it is the day itself.</param>
    public TermEnd After(DateOnly day, int days)
    {
        var isEstimated = false;
        while (days > 0)
        {
            day = day.AddDays(1);
            isEstimated |= !_sources.ContainsKey(day.Year);
            if (IsWorkingDay(day))
                days--;
        }

        return new(day, isEstimated);
    }

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Embedded()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("Nianbao.Domain.Reference.holidays.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Table(YearRow[] Years);

    private sealed record YearRow(int Year, string Source, string SourceDate, HolidayRow[] Holidays);

    private sealed record HolidayRow(string Name, string From, string To, string[]? Workdays = null);
}
