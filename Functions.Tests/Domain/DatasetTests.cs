using CsCheck;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Domain;

public sealed class DatasetTests
{
    private static readonly RecordFacts Facts = new(Samples.At("2026-05-31T15:59:59.999Z"));

    public static TheoryData<string> Names => [.. Catalogue.All.Select(d => d.Name)];

    private static Dataset Find(string name) => Catalogue.TryGet(name, out var dataset) ? dataset : throw new KeyNotFoundException(name);

    private static string DimensionOf(Dataset dataset, string name, Nianbao.Domain.Datasets.Record record) => dataset.Dimensions.Single(d => d.Name == name).Of(record, Facts);

    private static long? MeasureOf(Dataset dataset, string name, Nianbao.Domain.Datasets.Record record) => dataset.Measures.Single(m => m.Name == name).Amount(record);

    [Fact]
    public void Register_reports_activities_and_ledgers_and_findings_are_uploaded_conclusions_are_computed_and_cases_are_acted_on()
    {
        Assert.Equal(["registry", "annual-reports", "activities", "checks"], Catalogue.All.Where(d => d.IsUploadable && d is not LedgerDataset).Select(d => d.Name));
        Assert.Equal(29, Catalogue.All.OfType<LedgerDataset>().Count(d => d.IsUploadable));
        Assert.Equal(["inspections", "listings", "rectifications", "supervisions"], Catalogue.All.Where(d => !d.IsUploadable).Select(d => d.Name));
        Assert.False(Catalogue.TryGet("nothing", out _));
        Assert.False(Catalogue.TryGet(null, out _));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_header_means_two_columns(string name)
    {
        var headers = Find(name).Columns.Where(c => !c.Internal).SelectMany(c => c.Aliases.Append(c.Name).Append(c.Chinese).Select(h => (Header: HeaderText.Normalise(h), c.Name)).Distinct());
        Assert.Empty(headers.GroupBy(h => h.Header).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(h => h.Name))}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_dimension_has_the_name_of_a_measure_because_a_row_of_an_answer_holds_both(string name) =>
        Assert.Empty(Find(name).Dimensions.Select(d => d.Name).Intersect(Find(name).Measures.Select(m => m.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_what_makes_a_row_meaningful_is_required(string name)
    {
        string[] expected = name switch
        {
            "registry" => ["uscc", "name", "establishedOn"],
            "annual-reports" => ["uscc", "name"],
            "inspections" => ["uscc"],
            "checks" => ["uscc", "checkNo", "kind", "ground", "on"],
            "listings" or "rectifications" or "supervisions" => ["uscc", "no"],
            _ when Find(name) is LedgerDataset ledger => LedgerTests.RequiredOf(ledger),
            _ => ["uscc", "type", "title", "startOn"],
        };
        Assert.Equal(expected, Find(name).Columns.Where(c => c.Required).Select(c => c.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_column_reads_it_writes(string name)
    {
        var dataset = Find(name);
        Assert.All(dataset.Columns, column =>
        {
            var text = column.Type switch
            {
                _ when column.Name == "fundSource" => "SELF:100.00;DONATION:50.00",
                "date" => "2025-07-08",
                "flag" => "true",
                "integer" => "12",
                "decimal" or "money" => "12.34",
                "choice" => column.Choices[0].Code,
                "list" when column.Choices.Count > 0 => column.Choices[0].Code,
                // Persons are kept sealed, and what is sealed is read as it is.
                "person" => "张*三#0a1b2c3d4e5f",
                "personNumber" => "id:0a1b2c3d4e5f0a1b2c3d4e5f",
                "masked" => "138****1234",
                _ => "440106",
            };
            var record = dataset.NewRecord();
            Assert.Null(column.Write(record));
            Assert.Null(column.Read(record, RawCell.Of(text)));
            Assert.Equal(text, column.Write(record));
            // No other column holds the same place.
            Assert.Equal(column.Name, Assert.Single(dataset.Columns, c => c.Write(record) is not null).Name);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_dimensions_and_measures_are_unique_and_labelled(string name)
    {
        var dataset = Find(name);
        var names = dataset.Dimensions.Select(d => d.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(dataset.Measures.Select(m => m.Name).Distinct(), dataset.Measures.Select(m => m.Name));
        Assert.DoesNotContain(names, n => n is "city" or "division" or "level");
        Assert.All(dataset.Dimensions.SelectMany(d => d.Values), v => Assert.True(v.Code.Length > 0 && v.Chinese.Length > 0 && v.English.Length > 0));
        Assert.Equal("records", dataset.Measures[0].Name);
    }

    [Fact]
    public void The_columns_of_a_report_bear_the_names_of_the_specification()
    {
        var names = Find("annual-reports").Columns.Select(c => c.Name).ToHashSet();
        int[] balanceSheet =
        [
            1, 2, 3, 4, 8, 9, 15, 18, 20, 21, 24, 30, 31, 32, 33, 34, 35, 38, 40, 41, 51, 60,
            61, 62, 63, 65, 66, 71, 72, 74, 78, 80, 81, 84, 88, 90, 91, 100, 101, 105, 110, 120,
        ];
        int[] activities = [1, 2, 3, 4, 5, 6, 9, 11, 12, 13, 14, 15, 16, 21, 24, 28, 35, 40, 45];
        int[] cashFlow = [1, 2, 3, 4, 5, 8, 13, 14, 15, 16, 19, 23, 24, 25, 26, 27, 30, 34, 35, 36, 39, 43, 44, 45, 48, 50, 51, 52, 55, 58, 59, 60, 61];
        var lines = balanceSheet.SelectMany(n => new[] { $"BS{n}.b", $"BS{n}.e" })
            .Concat(activities.SelectMany(n => new[] { $"IS{n}.u", $"IS{n}.r", $"IS{n}.t" }))
            .Concat(cashFlow.Select(n => $"CF{n}"))
            .ToArray();
        Assert.Equal(174, lines.Length);
        Assert.Equal(lines, StatementLines.All.Select(l => l.Code));
        Assert.All(StatementFormat.All, format => Assert.Equal(lines, format.Lines.Select(l => l.Code)));
        Assert.Subset(names, lines.ToHashSet());
        Assert.Subset(names, new HashSet<string> { "uscc", "name", "legalType", "reportYear", "partyMembersFull", "partyRelationInOrg", "noPartyOrgReason", "coverageModes", "submittedOn" });
    }

    [Theory]
    [InlineData("BS60.e", "资产总计期末数", "资产总计(期末)", "期末资产总计", "BS60e", "总资产期末")]
    [InlineData("BS110.b", "净资产合计年初数", "净资产年初数", "年初净资产", "BS[110].b", "净资产合计(年初数)")]
    [InlineData("IS11.t", "收入合计合计", "收入合计", "总收入", "IS11t", "收入合计(合计)")]
    [InlineData("IS1.u", "捐赠收入非限定性", "捐赠收入(非限定性)", "非限定性捐赠收入", "IS1u", "IS[1].u")]
    [InlineData("CF61", "现金及现金等价物净增加额", "现金净增加额", "CF[61]", "CF61", "CF61")]
    public void A_statement_line_is_known_by_many_headers(string code, string chinese, params string[] aliases)
    {
        var column = Find("annual-reports").Column(code);
        Assert.Equal(chinese, column.Chinese);
        Assert.Equal("元", column.Unit);
        Assert.Subset(column.Aliases.Append(column.Name).Append(column.Chinese).ToHashSet(), aliases.ToHashSet());
    }

    [Fact]
    public void The_grounds_of_a_report_are_kept_and_never_read()
    {
        var column = Find("annual-reports").Column("grounds");
        Assert.True(column.Internal);
        Assert.Equal(["grounds", "hasWarnings", "heldFor", "heldAgainst", "grounds"], Catalogue.All.Where(d => d is not IProceduralDataset).SelectMany(d => d.Columns).Where(c => c.Internal).Select(c => c.Name));
    }

    [Fact]
    public void The_register_takes_type_level_and_registrar_from_the_code()
    {
        var organisation = new Organisation { Uscc = Samples.TianheGroup };
        Find("registry").Complete(organisation, Period.Current);
        Assert.Equal(("SG", "COUNTY", "440106", "ACTIVE"), (organisation.LegalType, organisation.RegLevel, organisation.RegistrarCode, organisation.Status));
        Assert.Null(organisation.IsCharity);
        Assert.Equal((1L, 1L), (MeasureOf(Find("registry"), "records", organisation), MeasureOf(Find("registry"), "active", organisation)));
        organisation.Status = OrgStatuses.Cancelled;
        Assert.Equal((1L, 0L), (MeasureOf(Find("registry"), "records", organisation), MeasureOf(Find("registry"), "active", organisation)));
        Assert.Equal("NO", DimensionOf(Find("registry"), "charity", organisation));
    }

    [Fact]
    public void A_report_is_counted_by_the_month_and_the_timeliness_of_its_first_arrival()
    {
        var (dataset, report) = (Find("annual-reports"), Samples.Report());
        Assert.Equal("2026-05", DimensionOf(dataset, "month", report));
        Assert.Equal("ON_TIME", DimensionOf(dataset, "timeliness", report));
        Assert.Equal("INSPECTION", DimensionOf(dataset, "regime", report));
        var late = new RecordFacts(Samples.At("2026-05-31T16:00:00Z"));
        Assert.Equal("LATE", dataset.Dimensions.Single(d => d.Name == "timeliness").Of(report, late));
        Assert.Equal("2026-06", dataset.Dimensions.Single(d => d.Name == "month").Of(report, late));
    }

    [Fact]
    public void The_register_decides_who_is_a_charity_and_so_by_when_it_had_to_report()
    {
        var (dataset, report, registered) = (Find("annual-reports"), Samples.Report(), Samples.Organisation());
        registered.IsCharity = true;
        dataset.Adopt(report, registered);
        Assert.Equal(("LATE", "INSPECTION", "YES"), (DimensionOf(dataset, "timeliness", report), DimensionOf(dataset, "regime", report), DimensionOf(dataset, "charity", report)));
        registered.IsCharity = null;
        dataset.Adopt(report, registered);
        Assert.Equal(("ON_TIME", "NO"), (DimensionOf(dataset, "timeliness", report), DimensionOf(dataset, "charity", report)));
    }

    [Theory]
    [InlineData(null, null, null, "NOT_NEEDED")]
    [InlineData("直接登记", null, null, "NOT_NEEDED")]
    [InlineData("天河区教育局", null, null, "NOT_PRE_REVIEWED")]
    [InlineData("天河区教育局", "未初审", null, "NOT_PRE_REVIEWED")]
    [InlineData("天河区教育局", "同意", null, "PRE_REVIEWED")]
    [InlineData("天河区教育局", null, "2026-03-20", "PRE_REVIEWED")]
    public void A_report_is_pre_reviewed_when_the_supervising_unit_gave_an_opinion(string? unit, string? opinion, string? day, string state)
    {
        var report = Samples.Report();
        (report.SupervisingUnit, report.PreReviewOpinion, report.PreReviewedOn) = (unit, opinion, day is null ? null : Samples.Day(day));
        Assert.Equal(state, DimensionOf(Find("annual-reports"), "preReview", report));
    }

    [Theory]
    [InlineData(null, "DIRECT", null, "直接登记")]
    [InlineData(null, "DUAL", "天河区教育局", "天河区教育局")]
    [InlineData("天河区民政局", "DUAL", "天河区教育局", "天河区民政局")]
    [InlineData(null, null, null, null)]
    public void A_blank_supervising_unit_is_the_registered_one(string? reported, string? mode, string? unit, string? expected)
    {
        var (report, registered) = (Samples.Report(), Samples.Organisation());
        (report.SupervisingUnit, registered.RegistrationMode, registered.SupervisingUnit) = (reported, mode, unit);
        Find("annual-reports").Adopt(report, registered);
        Assert.Equal(expected, report.SupervisingUnit);
    }

    [Fact]
    public void Other_deadlines_give_the_reports_another_shape()
    {
        var other = Catalogue.Under(DeadlineRules.Parse("""{"rules":[{"regime":"REPORT","openOn":"+1-01-01","registrarDueOn":"+1-05-30","firstYearCutoff":"+0-06-30"}]}"""), PersonSeal.Sample);
        Assert.NotEqual(Find("annual-reports").Shape, other[1].Shape);
        Assert.Equal(Find("activities").Shape, other[2].Shape);
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(d => d.Shape).Distinct().Count());
        Assert.All(Catalogue.All, d => Assert.Matches("^[0-9a-f]{12}$", d.Shape));
    }

    [Fact]
    public void An_activity_is_completed_with_what_goes_without_saying()
    {
        var activity = new Activity { Uscc = Samples.TianheGroup, Type = "DONATION", Title = "捐赠", StartOn = Samples.Day("2025-07-08"), FundsCash = 5_00 };
        Find("activities").Complete(activity, new Period(2025));
        Assert.Equal((activity.StartOn, 1L, ActivityStatuses.Submitted, 5_00L), (activity.EndOn, activity.Sessions, activity.Status, activity.FundsTotal));
        Assert.Matches("^h:[0-9a-f]{16}$", activity.ActivityId);
        Assert.Equal($"{Samples.TianheGroup}-{activity.ActivityId}", activity.Key);
        Assert.Equal("07", Find("activities").HeadOf(activity));
    }

    [Fact]
    public void Funds_nobody_reported_stay_unreported()
    {
        var activity = new Activity { Uscc = Samples.TianheGroup };
        Find("activities").Complete(activity, new Period(2025));
        Assert.Null(activity.FundsTotal);
    }

    [Fact]
    public void The_id_of_an_activity_without_one_is_a_hash_of_its_content()
    {
        string IdOf(Action<Activity> change)
        {
            var activity = Samples.Activity();
            activity.ActivityId = null;
            change(activity);
            Find("activities").Complete(activity, new Period(2025));
            return activity.ActivityId!;
        }

        var id = IdOf(_ => { });
        Assert.Equal(id, IdOf(_ => { }));
        Assert.NotEqual(id, IdOf(a => a.Title = "另一项活动"));
        Assert.NotEqual(id, IdOf(a => a.Volunteers = 0));
        Assert.Equal(id, IdOf(a => a.Status = null));
    }

    [Theory]
    [InlineData("SUBMITTED", true)]
    [InlineData("ACCEPTED", true)]
    [InlineData("DRAFT", false)]
    [InlineData("RETURNED", false)]
    [InlineData("VOID", false)]
    public void Only_submitted_and_accepted_activities_count(string status, bool counts)
    {
        var activity = Samples.Activity();
        activity.Status = status;
        Assert.Equal(counts, Find("activities").Counts(activity));
    }

    [Fact]
    public void Party_life_counts_sessions_and_serves_nobody()
    {
        var (dataset, activity) = (Find("activities"), Samples.Activity("PARTY_CLASS"));
        activity.ServedPersonTimes = 30;
        Assert.Equal((null, 2L, 2L), (MeasureOf(dataset, "served", activity), MeasureOf(dataset, "partyLife", activity), MeasureOf(dataset, "sessions", activity)));
        activity.Type = "COMMUNITY_SERVICE";
        Assert.Equal((30L, null), (MeasureOf(dataset, "served", activity), MeasureOf(dataset, "partyLife", activity)));
    }

    [Fact]
    public void An_activity_is_counted_by_type_group_month_and_the_set_of_its_campaigns()
    {
        var (dataset, activity) = (Find("activities"), Samples.Activity());
        activity.CampaignTags = ["党史学习教育", "百社联百村", "党史学习教育", "6+30"];
        Assert.Equal("6＋30+党史学习教育+百社联百村", DimensionOf(dataset, "campaign", activity));
        Assert.True(dataset.Dimensions.Single(d => d.Name == "campaign").IsSet);
        Assert.Equal(("SG", "2025-07", "COMMUNITY_SERVICE", "G4", "NO"), (DimensionOf(dataset, "type", activity), DimensionOf(dataset, "month", activity), DimensionOf(dataset, "activityType", activity), DimensionOf(dataset, "typeGroup", activity), DimensionOf(dataset, "isOnline", activity)));
        Assert.Equal("", DimensionOf(dataset, "organiserKind", activity));
    }

    [Fact]
    public void The_activity_types_are_the_27_of_the_specification()
    {
        Assert.Equal(27, ActivityTypes.Table.Count);
        Assert.Equal("G1:4 G2:2 G3:3 G4:3 G5:3 P:7 B:4 OTHER:1", string.Join(' ', ActivityTypes.Table.GroupBy(t => t.Group).Select(g => $"{g.Key}:{g.Count()}")));
        Assert.Equal(ActivityTypes.Table.Select(t => t.Group).Distinct(), ActivityTypes.Groups.Select(g => g.Code));
    }

    [Fact]
    public void No_word_means_two_choices_of_a_column() => Assert.All(Catalogue.All.SelectMany(d => d.Columns).Where(c => c.Choices.Count > 0), column =>
    {
        var words = column.Choices.SelectMany(c => c.Synonyms.Append(c.Code).Append(c.Chinese).Append(c.English).Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.Empty(words.GroupBy(w => w, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{column.Name}: {g.Key}"));
    });

    [Fact]
    public void Several_choices_in_one_cell_become_codes_and_an_unknown_word_is_a_problem()
    {
        var (report, column) = (new AnnualReport(), Find("annual-reports").Column("coverageModes"));
        Assert.Null(column.Read(report, RawCell.Of("党建指导员联系；依托党建工作站、JOINT")));
        Assert.Equal(["INSTRUCTOR", "WORKSTATION", "JOINT"], report.CoverageModes);
        Assert.Equal("VAL-002", column.Read(report, RawCell.Of("别的"))?.Code);
    }

    [Fact]
    public void A_roster_entry_of_an_organisation_reads_back() =>
        (from type in OneOf("SG", "SSI", "FDN", "OTH", "")
         from established in Gen.Int[-1, 20_000]
         from ended in Gen.Int[-1, 20_000]
         from status in OneOf("ACTIVE", "CANCELLED", "DISSOLVING")
         from mode in OneOf("DIRECT", "DUAL", "DECOUPLED", "")
         from charity in Gen.Bool
         from unit in Gen.Bool
         from legalRep in OneOf("i0a1b2c3d4e5f", "n0a1b2c3d4e5f", "")
         select new RosterOrganisation(type, DayOf(established), DayOf(ended), status, charity, mode.Length == 0 ? null : mode, unit, legalRep.Length == 0 ? null : legalRep))
        .Sample(o => RosterOrganisation.Parse(o.ToString()) == o);

    [Fact]
    public void A_roster_entry_of_a_report_keeps_the_millisecond_and_leaves_lateness_to_it()
    {
        var report = Samples.Report();
        report.Grounds = ["G20", "G10", "G10"];
        Find("annual-reports").Adopt(report, null);
        var entry = Find("annual-reports").RosterEntry(report, Facts);
        Assert.Equal("20260531155959999|0|G10", entry);
        var parsed = RosterReport.Parse(entry!);
        Assert.Equal((Facts.FirstSubmittedAt, false), (parsed.FirstSubmittedAt, parsed.IsPreReviewed));
        Assert.Equal(["G10"], parsed.Grounds);
        Assert.Equal(entry, parsed.ToString());
        Assert.Empty(RosterReport.Parse("20260531155959999|1|").Grounds);
        Assert.Throws<FormatException>(() => RosterReport.Parse("x"));
        Assert.Throws<FormatException>(() => RosterOrganisation.Parse("x"));
    }

    [Fact]
    public void A_roster_entry_of_an_organisation_is_short()
    {
        var organisation = Samples.Organisation();
        (organisation.RegistrationMode, organisation.SupervisingUnit) = ("DUAL", "天河区教育局");
        Assert.Equal("SG|20100520|-|ACTIVE|0|DUAL|1|-", Find("registry").RosterEntry(organisation, Facts));
        organisation.LegalRepName = "张*三#0a1b2c3d4e5f";
        Assert.EndsWith("|n0a1b2c3d4e5f", Find("registry").RosterEntry(organisation, Facts), StringComparison.Ordinal);
        organisation.LegalRepIdHash = "id:00112233445566778899aabb";
        Assert.EndsWith("|i001122334455", Find("registry").RosterEntry(organisation, Facts), StringComparison.Ordinal);
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static DateOnly? DayOf(int number) => number < 0 ? null : new DateOnly(1980, 1, 1).AddDays(number);
}
