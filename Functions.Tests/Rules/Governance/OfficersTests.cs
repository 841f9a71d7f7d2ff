using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Governance;

/// <summary>GV-011 to GV-013 and GV-018: the list of officers.</summary>
public sealed class OfficersTests
{
    [Theory]
    [InlineData(1955, null, 0)]
    [InlineData(1954, null, 1)]
    [InlineData(1954, "批〔2024〕1号", 0)]
    public void GV_011_counts_the_age_at_the_end_of_the_year_and_names_the_officer_masked(int born, string? approval, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.Officers![1].BirthYearMonth, report.Officers[1].ApprovalDocNo) = (new(born, 12, 31), approval);
        var violations = new GV011OfficersAreNotTooOld().Judge(report, context);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal(("负责人黄*强年满71周岁，无批准文件。", "officers[1].birthYearMonth"), (v.MessageZh, v.Field)));
    }

    [Fact]
    public void Age_and_terms_are_those_of_officers_proper()
    {
        var (report, context) = CleanReports.Foundation();
        foreach (var member in report.Officers!.Where(o => !OfficerPosts.IsOfficer(o.Post)))
            (member.BirthYearMonth, member.TermNo) = (new(1940, 1, 1), 5);
        Assert.Empty(new GV011OfficersAreNotTooOld().Judge(report, context));
        Assert.Empty(new GV012OfficersServeTwoTermsAtMost().Judge(report, context));
    }

    [Fact]
    public void GV_012_spares_a_secretary_general_who_is_employed()
    {
        var (report, context) = CleanReports.SocialGroup();
        var secretary = report.Officers!.Single(o => o.Post == OfficerPosts.SecretaryGeneral);
        (secretary.TermNo, secretary.IsEmployed) = (3, true);
        Assert.Empty(new GV012OfficersServeTwoTermsAtMost().Judge(report, context));
        secretary.IsEmployed = false;
        Assert.Equal("负责人林*燕连任第3届。", Assert.Single(new GV012OfficersServeTwoTermsAtMost().Judge(report, context)).MessageZh);
    }

    [Fact]
    public void GV_013_says_each_condition_that_a_retired_cadre_does_not_meet()
    {
        var (report, context) = CleanReports.SocialGroup();
        var cadre = report.Officers![4];
        (cadre.IsRetiredCadre, cadre.ApprovalDocNo, cadre.IsPaid, cadre.OtherPosts) = (true, null, true, 2);
        var violations = new GV013CadresAreApproved().Judge(report, context);
        Assert.Equal(["officers[4].approvalDocNo", "officers[4].isPaid", "officers[4].otherPosts"], violations.Select(v => v.Field));
        Assert.All(violations, v => Assert.Equal((Severity.Error, "G05"), (v.Severity, v.Ground)));
        (cadre.IsRetiredCadre, cadre.IsCivilServant, cadre.ApprovalDocNo, cadre.IsPaid) = (false, true, "批〔2024〕1号", false);
        Assert.Empty(new GV013CadresAreApproved().Judge(report, context));
    }

    [Fact]
    public void GV_018_says_what_is_missing_in_one_finding()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.Officers = [];
        var violation = Assert.Single(new GV018OfficersAreComplete().Judge(report, context));
        Assert.Equal("officers", violation.Field);
        Assert.EndsWith("缺会长（理事长）、秘书长。", violation.RemedyZh, StringComparison.Ordinal);
        report.Officers = null;
        Assert.Single(new GV018OfficersAreComplete().Judge(report, context));
        Assert.Empty(new GV018OfficersAreComplete().Judge(report, context with { Extent = FormExtent.Unknown }));
    }

    [Fact]
    public void GV_018_says_of_a_chair_listed_twice_that_the_item_repeats_and_not_that_there_are_two()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.Officers = [.. report.Officers!, report.Officers![0]];
        Assert.Equal("officers[5].name", Assert.Single(new GV018OfficersAreComplete().Judge(report, context)).Field);
    }

    [Fact]
    public void Two_persons_of_one_name_are_told_apart_by_their_numbers()
    {
        var (one, other) = (new Officer { Name = "王*#0a1b2c3d4e5f", IdHash = "id:1" }, new Officer { Name = "王*#0a1b2c3d4e5f", IdHash = "id:2" });
        Assert.False(one.IsSamePersonAs(other));
        other.IdHash = null;
        Assert.True(one.IsSamePersonAs(other));
    }
}
