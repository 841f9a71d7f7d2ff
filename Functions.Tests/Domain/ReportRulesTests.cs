using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.CrossYear;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Tests.Domain;

public sealed class ReportRulesTests
{
    [Theory]
    [InlineData("2026-05-31T23:59:59.999+08:00", 0)]
    [InlineData("2026-06-01T00:00:00+08:00", 1)]
    public void DT_001_warns_of_a_late_report_and_states_its_ground(string receivedAt, int count)
    {
        var violations = Samples.Judge<DT001FiledInTime>(Samples.Report(), Samples.Context(receivedAt: receivedAt));
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v =>
        {
            Assert.Equal((Severity.Warn, "G20"), (v.Severity, v.Rule.Ground));
            Assert.Equal("逾期报送:截止2026-05-31,首次有效提交2026-06-01 00:00:00。", v.MessageZh);
        });
    }

    [Fact]
    public void DT_001_does_not_blame_a_correction_of_a_report_that_came_in_time()
    {
        var context = Samples.Context(receivedAt: "2026-06-05T10:00:00+08:00") with { FirstSubmittedAt = Samples.At("2026-05-30T10:00:00+08:00") };
        Assert.Empty(Samples.Judge<DT001FiledInTime>(Samples.Report(), context));
    }

    [Fact]
    public void GV_001_wants_the_members_of_a_social_group_to_add_up()
    {
        var report = Samples.Report();
        report.MembersTotal = 61;
        var violation = Assert.Single(Samples.Judge<GV001MembersAddUp>(report));
        Assert.Equal(("会员总数应等于单位会员与个人会员之和(差1)。", "60", "1"), (violation.MessageZh, violation.Expected, violation.Difference));

        // Whom a rule is for, the register says: a wrong type in the report does not hide the mistake.
        report.LegalType = LegalTypes.ServiceInstitution;
        Assert.Single(Samples.Judge<GV001MembersAddUp>(report));
        Assert.Empty(Samples.Judge<GV001MembersAddUp>(report, Samples.Context() with { Registered = Samples.Organisation(Samples.GuangzhouInstitution) }));
    }

    [Fact]
    public void GV_001_is_skipped_when_a_number_is_blank_because_blank_is_not_zero()
    {
        var report = Samples.Report();
        (report.MembersTotal, report.MembersUnit) = (61, null);
        Assert.Empty(Samples.Judge<GV001MembersAddUp>(report));
    }

    [Fact]
    public void PB_001_wants_party_members_to_be_full_or_probationary()
    {
        var report = Samples.Report();
        Assert.Empty(Samples.Judge<PB001PartyMembersAddUp>(report));
        report.PartyMembersProbationary = 2;
        Assert.Equal("-1", Assert.Single(Samples.Judge<PB001PartyMembersAddUp>(report)).Difference);
        report.PartyMembersProbationary = null;
        Assert.Empty(Samples.Judge<PB001PartyMembersAddUp>(report));
    }

    [Fact]
    public void PB_002_names_each_part_that_exceeds_the_total()
    {
        var report = Samples.Report();
        (report.PartyRelationInOrg, report.PartyMembersFullTime, report.PartyMembersManagement) = (7, 6, 8);
        Assert.Equal(["partyRelationInOrg", "partyMembersManagement"], Samples.Judge<PB002PartsWithinTotal>(report).Select(v => v.Field));
    }

    [Theory]
    [InlineData("NONE", 3L, 3L, null, 1)]
    [InlineData("NONE", 2L, 2L, null, 0)]
    [InlineData("NONE", 5L, 2L, null, 0)]
    [InlineData("NONE", 3L, 5L, null, 1)]
    [InlineData("NONE", 3L, null, null, 1)]
    [InlineData("NONE", 3L, null, "RELATION_NOT_TRANSFERABLE", 0)]
    [InlineData("NONE", 3L, 3L, "RELATION_NOT_TRANSFERABLE", 1)]
    [InlineData("NONE", null, 3L, null, 0)]
    [InlineData("BRANCH", 3L, 3L, null, 0)]
    [InlineData(null, 3L, 3L, null, 0)]
    public void PB_003_wants_a_party_organisation_for_three_transferable_full_members(string? type, long? full, long? inOrganisation, string? reason, int count)
    {
        var report = Samples.Report();
        (report.PartyOrgType, report.PartyMembersFull, report.PartyRelationInOrg, report.NoPartyOrgReason) = (type, full, inOrganisation, reason);
        var violations = Samples.Judge<PB003DuePartyOrganisationIsBuilt>(report);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v =>
        {
            Assert.Equal((Severity.Error, "G10"), (v.Severity, v.Rule.Ground));
            Assert.Equal("正式党员3名且组织关系可转接，应建未建党组织。", v.MessageZh);
        });
    }

    [Fact]
    public void PB_004_wants_a_reason_and_a_mode_where_there_is_no_party_organisation()
    {
        var report = Samples.Report();
        report.PartyOrgType = PartyOrgTypes.None;
        Assert.Equal(["noPartyOrgReason", "coverageModes"], Samples.Judge<PB004MissingPartyOrganisationIsExplained>(report).Select(v => v.Field));
        (report.NoPartyOrgReason, report.CoverageModes) = ("NO_MEMBER", ["INSTRUCTOR"]);
        Assert.Empty(Samples.Judge<PB004MissingPartyOrganisationIsExplained>(report));
    }

    public static TheoryData<Type, string, string[]> Totals => new()
    {
        { typeof(FN005TotalAssetsAddUp), "BS60.", ["b", "e"] },
        { typeof(FN008TotalLiabilitiesAddUp), "BS100.", ["b", "e"] },
        { typeof(FN009NetAssetsAddUp), "BS110.", ["b", "e"] },
        { typeof(FN010BalanceSheetBalances), "BS120.", ["b", "e"] },
        { typeof(FN012IncomeAddsUp), "IS11.", ["u", "r", "t"] },
        { typeof(FN013ExpensesAddUp), "IS35.", ["u", "r", "t"] },
        { typeof(FN016NetAssetChangeIsComputed), "IS45.", ["u", "r", "t"] },
    };

    [Theory]
    [MemberData(nameof(Totals))]
    public void A_total_may_be_off_by_a_fen_for_each_addend_and_not_by_more(Type type, string total, string[] columns)
    {
        var rule = (Rule)Activator.CreateInstance(type)!;
        var addends = rule.Code switch { "FN-005" => 5, "FN-008" or "FN-016" => 3, "FN-012" => 7, "FN-013" => 4, _ => 2 };
        foreach (var field in columns.Select(c => total + c))
        {
            var report = Samples.Report();
            Assert.Empty(Samples.Judge([rule], report));
            var right = report.Lines[field]!.Value;
            // The other half of FN-010 compares one row with one row, within a single fen; it is tested on its own.
            bool Concerned(Violation v) => v.Field == field;

            Assert.DoesNotContain(Samples.Judge([rule], report.With(field, right + addends)), Concerned);
            Assert.DoesNotContain(Samples.Judge([rule], report.With(field, right - addends)), Concerned);
            var violation = Assert.Single(Samples.Judge([rule], report.With(field, right + addends + 1)), Concerned);
            Assert.Equal(Yuan.Of(right), violation.Expected);
            Assert.Equal($"0.0{addends + 1}", violation.Difference);
            Assert.Equal(Severity.Error, violation.Severity);
            Assert.StartsWith(field + " = ", violation.MessageEn, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Totals))]
    public void A_blank_total_or_a_sum_without_addends_is_not_judged(Type type, string total, string[] columns)
    {
        var rule = (Rule)Activator.CreateInstance(type)!;
        var report = new AnnualReport();
        Assert.Empty(Samples.Judge([rule], report));
        foreach (var column in columns)
            report.Lines[total + column] = 1_00;
        Assert.Empty(Samples.Judge([rule], report));
    }

    [Fact]
    public void A_blank_addend_counts_as_zero()
    {
        var report = new AnnualReport().With("IS11.t", 100_00).With("IS1.t", 100_00);
        Assert.Empty(Samples.Judge<FN012IncomeAddsUp>(report));
        Assert.Single(Samples.Judge<FN012IncomeAddsUp>(report.With("IS1.t", 99_00)));
    }

    [Fact]
    public void A_total_that_is_wrong_says_which_rows_by_how_much_and_what_it_should_be()
    {
        var violation = Assert.Single(Samples.Judge<FN005TotalAssetsAddUp>(Samples.Report().With("BS60.e", 200_00)));
        Assert.Equal(("BS60.e", "185.00", "15.00"), (violation.Field, violation.Expected, violation.Difference));
        Assert.Equal("资产总计不平。", violation.MessageZh);
        Assert.Equal("BS60.e = 20+30+40+41+51 must add up; difference 15.00.", violation.MessageEn);
        Assert.Equal("请核对 资产负债表第60行期末数 = 20+30+40+41+51：应为185.00元，填报为200.00元，相差15.00元。请对照财务软件导出的报表更正。", violation.RemedyZh);
    }

    [Fact]
    public void FN_010_wants_total_assets_to_equal_the_other_side()
    {
        var violation = Assert.Single(Samples.Judge<FN010BalanceSheetBalances>(Samples.Report().With("BS60.e", 185_02)));
        Assert.Equal(("BS60.e", "185.00"), (violation.Field, violation.Expected));
        Assert.Empty(Samples.Judge<FN010BalanceSheetBalances>(Samples.Report().With("BS60.e", 185_01)));
    }

    [Fact]
    public void Amounts_declared_in_ten_thousands_add_up_to_half_a_unit_each()
    {
        var context = Samples.Context() with { DeclaredUnit = 10_000 };
        var report = new AnnualReport().With("BS110.e", 30_000_00).With("BS101.e", 10_000_00).With("BS105.e", 10_000_00);
        Assert.Empty(Samples.Judge<FN009NetAssetsAddUp>(report, context));
        Assert.Single(Samples.Judge<FN009NetAssetsAddUp>(report.With("BS110.e", 30_000_01), context));
        Assert.Single(Samples.Judge<FN009NetAssetsAddUp>(report));
    }

    [Fact]
    public void Even_the_largest_amounts_are_added_without_overflow() =>
        Assert.Single(Samples.Judge<FN009NetAssetsAddUp>(new AnnualReport().With("BS110.e", long.MinValue).With("BS101.e", long.MaxValue).With("BS105.e", long.MaxValue)));

    [Fact]
    public void FN_017_wants_net_assets_to_move_by_the_change()
    {
        var violation = Assert.Single(Samples.Judge<FN017NetAssetsMoveByTheChange>(Samples.Report().With("IS45.t", 49_97)));
        Assert.Equal(("BS110.e", "169.97", "0.03"), (violation.Field, violation.Expected, violation.Difference));
        Assert.Equal("净资产期末−年初≠净资产变动额，差0.03元。", violation.MessageZh);
        Assert.Empty(Samples.Judge<FN017NetAssetsMoveByTheChange>(Samples.Report().With("IS45.t", 49_98)));
        Assert.Empty(Samples.Judge<FN017NetAssetsMoveByTheChange>(Samples.Report().With("IS45.t", null)));
    }

    [Fact]
    public void FN_017_accepts_a_declared_restatement()
    {
        var report = Samples.Report().With("IS45.t", 0);
        report.RestatementDeclared = true;
        Assert.Empty(Samples.Judge<FN017NetAssetsMoveByTheChange>(report));
    }

    [Fact]
    public void XY_001_compares_opening_with_last_years_closing_row_by_row()
    {
        var previous = new AnnualReport();
        var report = Samples.Report();
        foreach (var row in new[] { 1, 20, 40, 60, 100, 101, 105, 110 })
            previous.Lines[$"BS{row}.e"] = report.Lines[$"BS{row}.b"];
        var context = Samples.Context() with { Previous = previous };
        Assert.Empty(Samples.Judge<XY001OpeningIsPriorClosing>(report, context));
        Assert.Empty(Samples.Judge<XY001OpeningIsPriorClosing>(report.With("BS1.b", 100_01), context));

        report.With("BS1.b", 100_02).With("BS60.b", 1_00);
        var violations = Samples.Judge<XY001OpeningIsPriorClosing>(report, context);
        Assert.Equal(["BS1.b", "BS60.b"], violations.Select(v => v.Field));
        Assert.Equal("年初数与上年期末数不一致:第1行差0.02。", violations[0].MessageZh);
        Assert.All(violations, v => Assert.Equal(Severity.Error, v.Severity));

        report.RestatementDeclared = true;
        Assert.All(Samples.Judge<XY001OpeningIsPriorClosing>(report, context), v => Assert.Equal(Severity.Warn, v.Severity));
        Assert.Empty(Samples.Judge<XY001OpeningIsPriorClosing>(report, Samples.Context()));
    }
}
