using System.Globalization;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// What lists, and the inspection of the year after, need of an inspection: <c>conclusion|state|row|grounds|lists|notice|dueOn|changed|type|regime|publishedOn</c>, for
/// example <c>BASIC_PASS|CONFIRMED|11|G10:M|AB2|RECTIFY|20260815|0|SG|INSPECTION|-</c>.
/// </summary>
/// <param name="Grounds">With their weights, without their sources.</param>
/// <param name="Lists">The triggers it is a candidate for.</param>
/// <param name="IsChanged">The evidence has changed since it was decided.</param>
public sealed record RosterInspection(string Conclusion, string State, int Row, IReadOnlyList<StatedGround> Grounds, IReadOnlyList<string> Lists, string? Notice, DateOnly? DueOn, bool IsChanged, string LegalType, string Regime, DateOnly? PublishedOn = null)
{
    private const string Nothing = "-";

    /// <summary>The entry of an inspection that concluded something, otherwise null.</summary>
    public static RosterInspection? Of(InspectionRecord record) => record.Conclusion is { } conclusion
        ? new(conclusion, record.State ?? InspectionStates.Proposed, (int)(record.TableRow ?? 0), [.. record.StatedGrounds.Select(ground => ground with { Source = "" })], record.Lists, record.Notice, record.DueOn, record.EvidenceChangedOn is not null, record.LegalType ?? "", record.Regime ?? "", record.PublishedOn)
        : null;

    /// <summary>As much of the record as its dimensions look at.</summary>
    public InspectionRecord ToRecord(string uscc) => new() { Uscc = uscc, LegalType = LegalType, Regime = Regime, Conclusion = Conclusion, State = State };

    /// <summary>As the inspection of the year after sees it.</summary>
    public LastInspection ToLast() => new(Conclusion, State, Grounds, Notice == Notices.Rectify.Code || Notice == Notices.Correct.Code ? DueOn : null);

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static RosterInspection Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length is not (10 or 11)) // 10: written before it held the day of publication.
            throw new FormatException($"'{text}' is not an inspection's roster entry.");
        return new(
            parts[0],
            parts[1],
            int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture),
            [.. parts[3].Split('+', StringSplitOptions.RemoveEmptyEntries).Select(StatedGround.Parse)],
            parts[4].Split('+', StringSplitOptions.RemoveEmptyEntries),
            parts[5] == Nothing ? null : parts[5],
            parts[6] == Nothing ? null : DateOnly.ParseExact(parts[6], "yyyyMMdd", CultureInfo.InvariantCulture),
            parts[7] == "1",
            parts[8],
            parts[9],
            parts.Length == 10 || parts[10] == Nothing ? null : DateOnly.ParseExact(parts[10], "yyyyMMdd", CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Join(
        '|', Conclusion, State, Row.ToString(CultureInfo.InvariantCulture), string.Join('+', Grounds), string.Join('+', Lists), Notice ?? Nothing, DueOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing, IsChanged ? "1" : "0", LegalType, Regime, PublishedOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing);
}
