using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Registry;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Registry;

/// <summary>RG-001 to RG-006, RG-009 and RG-012: one value of the report against one of the register.</summary>
public sealed class RegisteredItemsTests
{
    public static TheoryData<Type> Comparisons =>
    [
        typeof(RG001LegalRepresentativeIsRegistered), typeof(RG002DomicileIsRegistered), typeof(RG003FundsAreRegistered), typeof(RG004EstablishmentIsRegistered),
        typeof(RG005SupervisingUnitIsRegistered), typeof(RG006BusinessScopeIsRegistered), typeof(RG007ChangesAreRegisteredInTime), typeof(RG008ChangesAreThoseRegistered),
        typeof(RG009CharityStatusIsRegistered), typeof(RG010GradeIsThatOfTheEvaluation), typeof(RG011PenaltiesAreReported), typeof(RG012LastConclusionIsThatOnRecord),
    ];

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_register_that_is_silent_contradicts_nothing(Type type)
    {
        var rule = (Rule)Activator.CreateInstance(type)!;
        var (report, context) = CleanReports.SocialGroup();
        var silent = context with { Registered = new Organisation { Uscc = report.Uscc, LegalType = LegalTypes.SocialGroup }, PreviousConclusion = null };
        Assert.Empty(rule.Judge(report, silent));
        Assert.Empty(rule.Judge(report, silent with { Registered = null }));
    }

    [Fact]
    public void RG_001_names_both_persons_masked()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.LegalRepName = "李*同#0a1b2c3d4e5f";
        var violation = Assert.Single(new RG001LegalRepresentativeIsRegistered().Judge(report, context));
        Assert.Equal("法定代表人“李*同”与登记“陈*明”不符，请先办理变更登记。", violation.MessageZh);
        Assert.Equal(("legalRep.name", "陈*明", Severity.Error), (violation.Field, violation.Expected, violation.Severity));
    }

    [Fact]
    public void RG_001_accepts_the_former_one_only_when_the_change_came_after_the_year()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.LegalRepName = "李*同#0a1b2c3d4e5f";
        context.Registered!.Events = [new() { Kind = RegistrationEventKinds.Changed, Item = ChangeItems.LegalRepresentative, EffectiveOn = new(2025, 12, 31) }];
        Assert.Single(new RG001LegalRepresentativeIsRegistered().Judge(report, context));
        context.Registered.Events[0].EffectiveOn = new(2026, 1, 1);
        Assert.Empty(new RG001LegalRepresentativeIsRegistered().Judge(report, context));
    }

    [Theory]
    [InlineData(5_000_000, null)]
    [InlineData(5_000_001, "0.01")]
    [InlineData(500, "-49995.00")]
    public void RG_003_compares_to_the_fen(long fen, string? difference)
    {
        var (report, context) = CleanReports.SocialGroup();
        report.RegisteredFunds = fen;
        Assert.Equal(difference, new RG003FundsAreRegistered().Judge(report, context).SingleOrDefault()?.Difference);
    }

    [Theory]
    [InlineData("DIRECT", null, "直接登记", 0)]
    [InlineData("DIRECT", null, "无", 0)]
    [InlineData("DIRECT", "旧单位", "旧单位", 1)]
    [InlineData("DECOUPLED", null, "某局", 1)]
    [InlineData("DUAL", "某局", "某局", 0)]
    [InlineData("DUAL", "某局", "直接登记", 1)]
    [InlineData("DUAL", null, "直接登记", 1)]
    [InlineData("DUAL", null, "某局", 0)]
    [InlineData(null, "某局", "直接登记", 1)]
    [InlineData(null, "直接登记", "某局", 0)]
    [InlineData("DUAL", "某局", null, 0)]
    public void RG_005_wants_direct_registration_exactly_where_there_is_no_unit(string? mode, string? registered, string? reported, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (context.Registered!.RegistrationMode, context.Registered.SupervisingUnit, report.SupervisingUnit) = (mode, registered, reported);
        Assert.Equal(count, new RG005SupervisingUnitIsRegistered().Judge(report, context).Count);
    }

    [Fact]
    public void RG_006_draws_the_line_where_its_parameter_says()
    {
        var (report, context) = CleanReports.SocialGroup();
        // Eleven letters have ten pairs: one in the middle spoils two of them, one at the end spoils one.
        (context.Registered!.BusinessScope, report.BusinessScope) = ("甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛壬癸丑");
        Assert.Empty(new RG006BusinessScopeIsRegistered().Judge(report, context));
        report.BusinessScope = "甲乙丙丁丑己庚辛壬癸子";
        Assert.Contains("80%", Assert.Single(new RG006BusinessScopeIsRegistered().Judge(report, context)).RemedyZh, StringComparison.Ordinal);
        var lenient = context with { Parameters = context.Parameters.With(new RuleParameter("BUSINESS_SCOPE_SIMILARITY_MIN", 0.8m, "a test")) };
        Assert.Empty(new RG006BusinessScopeIsRegistered().Judge(report, lenient));
    }

    [Fact]
    public void RG_009_compares_each_of_the_two_and_no_blank()
    {
        var (report, context) = CleanReports.PublicFoundation();
        (report.IsCharity, report.HasPublicFundraising) = (false, false);
        Assert.Equal(["isCharity", "hasPublicFundraising"], new RG009CharityStatusIsRegistered().Judge(report, context).Select(v => v.Field));
        (report.IsCharity, report.HasPublicFundraising) = (null, null);
        Assert.Empty(new RG009CharityStatusIsRegistered().Judge(report, context));
    }

    [Fact]
    public void RG_012_says_the_conclusion_on_record_in_both_languages()
    {
        var (report, context) = CleanReports.SocialGroup();
        var violation = Assert.Single(new RG012LastConclusionIsThatOnRecord().Judge(report, context with { PreviousConclusion = "FAIL" }));
        Assert.Equal(("上年度年检结论应为不合格。", "Last conclusion should be Fail."), (violation.MessageZh, violation.MessageEn));
    }
}
