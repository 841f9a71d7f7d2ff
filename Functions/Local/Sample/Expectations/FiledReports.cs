using System.Globalization;
using System.Text.Json;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>
/// Who was expected to report for each of the three years, and whose report was accepted. Years not filed are counted back
/// over the years of the sample in which the organisation was expected. On time or not is not here: the upload decides it.
/// </summary>
internal sealed class FiledReports(SampleOptions options)
{
    private static readonly TotalColumn[] Columns =
        [new("expected"), new("filed"), new("filedWithoutPreReview"), new("exempt"), new("notFiled"), new("notFiled1"), new("notFiled2"), new("notFiled3Plus")];

    private readonly State[][] _states = [.. Enumerable.Range(0, 3).Select(_ => new State[options.Organisations])];

    private enum State : byte
    {
        NotFiled,
        Filed,
        FiledWithoutPreReview,
    }

    /// <summary>Notes an accepted report.</summary>
    public void Add(int index, Organisation organisation, int year, AnnualReport report)
    {
        var lacksReview = organisation.RegistrationMode == RegistrationModes.Dual && report.PreReviewedOn is null;
        _states[year - options.FirstReportYear][index] = lacksReview ? State.FiledWithoutPreReview : State.Filed;
    }

    public void Write(Utf8JsonWriter json, IReadOnlyList<Organisation> register)
    {
        for (var year = options.FirstReportYear; year <= options.Year; year++)
        {
            json.WriteStartObject(year.ToString(CultureInfo.InvariantCulture));
            Count(register, year).Write(json, WriteRate);
            json.WriteEndObject();
        }
    }

    private Totals Count(IReadOnlyList<Organisation> register, int year)
    {
        var totals = new Totals(Columns);
        for (var index = 0; index < register.Count; index++)
        {
            var organisation = register[index];
            var isExempt = ReportingDuty.IsExempt(organisation, year);
            if (!isExempt && !ReportingDuty.IsExpected(organisation, year))
                continue;
            long[] amounts = isExempt ? [0, 0, 0, 1, 0, 0, 0, 0] : Expected(index, organisation, year);
            totals.Add(amounts);
            totals.Add("byCity", Cities.Of(organisation.Uscc!), amounts);
            totals.Add("byType", organisation.LegalType!, amounts);
        }

        return totals;
    }

    private long[] Expected(int index, Organisation organisation, int year)
    {
        var state = StateOf(index, year);
        if (state != State.NotFiled)
            return [1, 1, state == State.FiledWithoutPreReview ? 1 : 0, 0, 0, 0, 0, 0];
        var years = 1;
        while (year - years >= options.FirstReportYear && ReportingDuty.IsExpected(organisation, year - years) && StateOf(index, year - years) == State.NotFiled)
            years++;
        return [1, 0, 0, 0, 1, years == 1 ? 1 : 0, years == 2 ? 1 : 0, years >= 3 ? 1 : 0];
    }

    private State StateOf(int index, int year) => _states[year - options.FirstReportYear][index];

    /// <summary>Per cent with one decimal, rounded half up and cut off (94.594 is 94.6 and 94.5); nothing when nobody was expected.</summary>
    private static void WriteRate(Utf8JsonWriter json, long[] sums)
    {
        var (expected, filed) = (sums[0], sums[1]);
        Write("rate", expected == 0 ? null : ((filed * 2_000) + expected) / (expected * 2));
        Write("rateTruncated", expected == 0 ? null : filed * 1_000 / expected);

        void Write(string name, long? perThousand)
        {
            json.WritePropertyName(name);
            if (perThousand is { } rate)
                json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{rate / 10}.{rate % 10}"));
            else
                json.WriteNullValue();
        }
    }
}
