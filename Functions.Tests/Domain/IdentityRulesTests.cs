using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Domain.Rules.Values;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Domain;

public sealed class IdentityRulesTests
{
    private static Organisation Coded(string uscc)
    {
        var organisation = new Organisation { Uscc = uscc };
        new RegistryDataset(PersonSeal.Sample).Complete(organisation, Period.Current);
        return organisation;
    }

    /// <summary>The code with the check character it should have.</summary>
    private static string Checked(string code) => Uscc.TryCheck(code, out var right) ? code : code[..^1] + right;

    [Fact]
    public void A_sound_report_breaks_no_rule() => Assert.Empty(Samples.Judge(RuleCatalogue.AnnualReports, Samples.Report()));

    [Fact]
    public void A_sound_activity_breaks_no_rule() => Assert.Empty(Samples.Judge(RuleCatalogue.Activities, Samples.Activity()));

    [Fact]
    public void A_sound_registration_breaks_no_rule() => Assert.Empty(Samples.Judge(RuleCatalogue.Registry, Samples.Organisation()));

    [Fact]
    public void ID_001_says_what_the_file_is_and_what_to_do()
    {
        var violation = ID001FileIsReadable.Unreadable(".xls", "这是旧版 Excel 文件。", "This is a file of an old Excel.");
        Assert.Equal("文件无法读取或格式不支持(.xls),请另存为 xlsx、UTF-8 或 GBK 的 csv。", violation.MessageZh);
        Assert.Equal("File unreadable or unsupported (.xls); save as xlsx or csv.", violation.MessageEn);
        Assert.EndsWith("这是旧版 Excel 文件。", violation.RemedyZh, StringComparison.Ordinal);
        Assert.EndsWith("upload the new file. This is a file of an old Excel.", violation.RemedyEn, StringComparison.Ordinal);
        Assert.DoesNotContain('{', ID001FileIsReadable.Unreadable(".xls").RemedyEn);
    }

    [Fact]
    public void ID_002_names_the_missing_columns_in_each_language()
    {
        var registry = new RegistryDataset(PersonSeal.Sample);
        var violation = ID002HeadersAreKnown.Missing([registry.Column("uscc"), registry.Column("name")]);
        Assert.Equal("未识别的模板或缺少表头:统一社会信用代码、组织名称。", violation.MessageZh);
        Assert.Equal("Unknown template or missing headers: uscc, name.", violation.MessageEn);
    }

    [Fact]
    public void ID_003_quotes_the_damaged_code()
    {
        Assert.Equal(
            "统一社会信用代码被表格软件转成科学计数法(5.1440000500001E+17),请将该列设为“文本”后重填。",
            ID003CodeIsNotANumber.Problem("5.1440000500001E+17", "18").MessageZh);
        var problem = new CodeFormat().Read(RawCell.Of("5.1440000500001E+17"), 1, out _);
        Assert.Equal(("ID-003", ID003CodeIsNotANumber.Damaged("5.1440000500001E+17").MessageZh), (problem?.Code, problem?.MessageZh));
    }

    [Theory]
    [InlineData("51440000MJK90OO12T", "第14位为“O”", "“O”可能应为“0”")]
    [InlineData("I1440000MJK900012T", "第1位为“I”", "“I”可能应为“1”")]
    [InlineData("51440000MJK900012", "第18位为“”", "现有17位")]
    [InlineData("51440000MJK900012TT", "第19位为“T”", "现有19位")]
    [InlineData("无", "第1位为“无”", "现有1位")]
    public void ID_004_points_at_the_first_wrong_character_and_hints(string code, string message, string hint)
    {
        var violation = Assert.Single(Samples.Judge<ID004CodeIsWellFormed>(Coded(code)));
        Assert.Equal(Severity.Reject, violation.Severity);
        Assert.Contains(message, violation.MessageZh, StringComparison.Ordinal);
        Assert.Contains(hint, violation.RemedyZh, StringComparison.Ordinal);
        Assert.DoesNotContain('{', violation.RemedyEn);
    }

    [Fact]
    public void A_malformed_code_is_not_blamed_for_anything_else()
    {
        var violations = Samples.Judge(RuleCatalogue.Registry, Coded("51440000MJK90OO12T"));
        Assert.Equal("ID-004", Assert.Single(violations).Rule.Code);
    }

    [Fact]
    public void ID_005_tells_the_right_check_character()
    {
        Assert.Empty(Samples.Judge<ID005CheckCharacterIsRight>(Coded("51440000MJK900012T")));
        var violation = Assert.Single(Samples.Judge<ID005CheckCharacterIsRight>(Coded("51440000MJK900012U")));
        Assert.Equal("Check character should be T, is U.", violation.MessageEn);
        Assert.Equal("统一社会信用代码校验位错误:第18位应为“T”,实为“U”。", violation.MessageZh);
        Assert.Equal("T", violation.Expected);
    }

    [Fact]
    public void ID_006_refuses_the_code_of_a_company()
    {
        Assert.Empty(Samples.Judge<ID006CodeIsOfCivilAffairs>(Coded("51440000MJK900012T")));
        Assert.Single(Samples.Judge<ID006CodeIsOfCivilAffairs>(Coded("91440300708461136T")));
    }

    [Fact]
    public void ID_007_compares_the_type_with_digit_2()
    {
        var organisation = Coded("51440000MJK900012T");
        Assert.Empty(Samples.Judge<ID007LegalTypeMatchesCode>(organisation));
        organisation.LegalType = LegalTypes.Foundation;
        var violation = Assert.Single(Samples.Judge<ID007LegalTypeMatchesCode>(organisation));
        Assert.Equal("组织类型“基金会”与代码第2位“1”不一致。", violation.MessageZh);
        Assert.Equal(("legalType", "SG", Severity.Error), (violation.Field, violation.Expected, violation.Severity));
    }

    [Fact]
    public void ID_007_knows_no_type_for_digit_4() => Assert.Single(Samples.Judge<ID007LegalTypeMatchesCode>(Coded(Checked("54440000MJK900012T"))));

    [Fact]
    public void The_parts_of_a_code_with_a_slip_in_it_are_not_blamed_as_well()
    {
        // Positions 2, 5-8 and 12 are wrong in turn, and the check character with them.
        Assert.All(["54440000MJK900012T", "51449900MJK900012T", "51440000MJK800012T"], code =>
            Assert.Equal("ID-005", Assert.Single(Samples.Judge(RuleCatalogue.Registry, Coded(code))).Rule.Code));
        var company = Samples.Report();
        company.Uscc = "91440300708461136T";
        Assert.Equal("ID-006", Assert.Single(Samples.Judge(RuleCatalogue.AnnualReports, company, Samples.Context() with { Registered = null })).Rule.Code);
    }

    [Theory]
    [InlineData("51440106MJK930019K", 0)]
    [InlineData("51440183MJK930019K", 0)]
    [InlineData("51440199MJK930019K", 1)]
    [InlineData("51110000MJK930019K", 1)]
    public void ID_008_warns_of_a_division_that_is_neither_current_nor_retired(string code, int count)
    {
        var violations = Samples.Judge<ID008DivisionIsKnown>(Coded(Checked(code)));
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal(Severity.Warn, v.Severity));
    }

    [Fact]
    public void ID_009_warns_of_a_wrong_organisation_code()
    {
        Assert.Empty(Samples.Judge<ID009OrganisationCodeIsRight>(Coded("51440000MJK900012T")));
        Assert.Equal(Severity.Warn, Assert.Single(Samples.Judge<ID009OrganisationCodeIsRight>(Coded(Checked("51440000MJK900013T")))).Severity);
    }

    [Fact]
    public void ID_010_wants_the_organisation_in_the_register()
    {
        var violation = Assert.Single(Samples.Judge<ID010OrganisationIsRegistered>(Samples.Report(), Samples.Context() with { Registered = null }));
        Assert.Equal("未在登记库中找到该组织或其状态为“未登记”。", violation.MessageZh);
        Assert.Equal("Not in the registry or status not registered.", violation.MessageEn);
    }

    [Theory]
    [InlineData("ACTIVE", null, 0)]
    [InlineData("CANCELLED", "2026-01-01", 0)]
    [InlineData("CANCELLED", "2025-12-30", 1)]
    [InlineData("CANCELLED", "2025-12-31", 0)]
    [InlineData("ACTIVE", "2025-06-30", 1)]
    [InlineData("DISSOLVING", null, 1)]
    public void ID_010_wants_it_active_at_the_end_of_the_report_year(string status, string? endedOn, int count)
    {
        var registered = Samples.Organisation();
        (registered.Status, registered.EndedOn) = (status, endedOn is null ? null : Samples.Day(endedOn));
        Assert.Equal(count, Samples.Judge<ID010OrganisationIsRegistered>(Samples.Report(), Samples.Context() with { Registered = registered }).Count);
    }

    [Theory]
    [InlineData("2025-07-09", 0)]
    [InlineData("2025-07-07", 1)]
    [InlineData("2025-07-08", 0)]
    public void ID_010_wants_it_active_when_the_activity_starts(string endedOn, int count)
    {
        var registered = Samples.Organisation();
        (registered.Status, registered.EndedOn) = (OrgStatuses.Cancelled, Samples.Day(endedOn));
        var violations = Samples.Judge<ID010OrganisationIsRegistered>(Samples.Activity(), Samples.ActivityContext() with { Registered = registered });
        Assert.Equal(count, violations.Count);
    }

    [Fact]
    public void ID_010_refuses_a_report_for_a_year_before_the_establishment()
    {
        var registered = Samples.Organisation();
        registered.EstablishedOn = Samples.Day("2026-01-01");
        Assert.Single(Samples.Judge<ID010OrganisationIsRegistered>(Samples.Report(), Samples.Context() with { Registered = registered }));
    }

    [Theory]
    [InlineData("广州市天河区示例协会（筹）", "广州市天河区示例协会(筹)", null)]
    [InlineData(" 广州市天河区 示例协会", "广州市天河区示例协会", null)]
    [InlineData("广州市天河区样例协会", "广州市天河区示例协会", Severity.Error)]
    [InlineData("天河示例会", "广州市天河区示例协会", Severity.Warn)]
    public void ID_011_compares_names_without_spaces_and_widths_and_knows_former_ones(string reported, string registeredName, Severity? severity)
    {
        var (report, registered) = (Samples.Report(), Samples.Organisation());
        (report.Name, registered.Name, registered.FormerNames) = (reported, registeredName, ["天河示例会"]);
        var violations = Samples.Judge<ID011NameMatchesRegister>(report, Samples.Context() with { Registered = registered });
        Assert.Equal(severity, violations.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void ID_012_refuses_another_year_than_the_one_uploaded_for()
    {
        var report = Samples.Report();
        report.ReportYear = 2024;
        var violation = Assert.Single(Samples.Judge<ID012ReportYearIsOpen>(report));
        Assert.Equal(("Year 2024 is not open.", "2025", Severity.Reject), (violation.MessageEn, violation.Expected, violation.Severity));
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59.999+08:00", 1)]
    [InlineData("2026-01-01T00:00:00+08:00", 0)]
    [InlineData("2025-12-31T16:00:00Z", 0)]
    public void ID_012_opens_a_year_on_its_day_in_China(string receivedAt, int count) =>
        Assert.Equal(count, Samples.Judge<ID012ReportYearIsOpen>(Samples.Report(), Samples.Context(receivedAt: receivedAt)).Count);

    [Fact]
    public void ID_012_refuses_a_year_without_a_deadline() =>
        Assert.DoesNotContain('{', Assert.Single(Samples.Judge<ID012ReportYearIsOpen>(Samples.Report(), Samples.Context() with { Deadline = null })).RemedyEn);

    [Theory]
    [InlineData(null, 0)]
    [InlineData(Samples.TianheGroup, 0)]
    [InlineData(Samples.ProvinceGroup, 1)]
    public void ID_013_lets_an_organisation_file_for_itself_and_a_registrar_for_all(string? uploader, int count)
    {
        Assert.Equal(count, Samples.Judge<ID013UploaderIsEntitled>(Samples.Report(), Samples.Context() with { UploaderUscc = uploader }).Count);
        Assert.Equal(count, Samples.Judge<ID013UploaderIsEntitled>(Samples.Activity(), Samples.Context() with { UploaderUscc = uploader }).Count);
    }

    [Fact]
    public void ID_014_names_both_rows()
    {
        var violation = ID014DuplicateRow.Between(3, 17);
        Assert.Equal("第3行与第17行重复。", violation.MessageZh);
        Assert.Equal("Rows 3 and 17 duplicate.", violation.MessageEn);
        Assert.Equal(Severity.Error, violation.Severity);
    }

    [Fact]
    public void ID_015_is_news_and_no_error()
    {
        Assert.Equal(Severity.Info, ID015IdenticalVersion.Unchanged().Severity);
        Assert.Equal("Identical to the current version; nothing done.", ID015IdenticalVersion.Unchanged().MessageEn);
    }

    [Fact]
    public void VAL_001_names_the_column()
    {
        var violation = VAL001RequiredValueIsGiven.Missing(new RegistryDataset(PersonSeal.Sample).Column("establishedOn"));
        Assert.Equal(("establishedOn", "缺少必填项“成立日期”。"), (violation.Field, violation.MessageZh));
        Assert.Equal(Severity.Error, violation.Severity);
    }
}
