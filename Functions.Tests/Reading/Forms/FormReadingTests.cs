using Nianbao.Domain.Rules;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading.Forms;

/// <summary>Workbooks of one organisation as people file them: labels beside values, small tables, statements.</summary>
public sealed class FormReadingTests
{
    private static FormFile Basic() => new FormFile().Sheet("A 基本信息")
        .At("A1", "社会组织年度工作报告书（2025年度）").Merge("A1:D1")
        .At("A3", "统一社会信用代码", Code, "组织名称", "广东省某协会")
        .At("A4", "组织类型", "社会团体", "成立日期", "2001年3月1日")
        .At("A5", "住所").At("B5", "广州市越秀区某路1号").Merge("B5:D5")
        .At("A6", "联系电话").At("C6", "传真", "020-83330000")
        .At("A7", "注册资金（万元）", "=3.5", "是否慈善组织", "否");

    [Fact]
    public void Labels_and_values_stand_in_pairs_across_merged_cells_and_name_their_own_cells()
    {
        using var table = Basic().Open();
        var row = table.Single();
        Assert.Empty(row.Findings);
        Assert.Equal((Code, "广东省某协会", "SG", new DateOnly(2001, 3, 1)), (row.Report.Uscc, row.Report.Name, row.Report.LegalType, row.Report.EstablishedOn));
        Assert.Equal("广州市越秀区某路1号", row.Report.Address);
        Assert.Equal(3_500_000, row.Report.RegisteredFunds);
        Assert.False(row.Report.IsCharity);
        Assert.Null(row.Report.Phone);
        var place = row.PlaceOf("establishedOn");
        Assert.Equal(("A 基本信息", 4, 4, "D4", "成立日期", "2001年3月1日"), (place.Sheet, place.Row, place.Column, place.Cell, place.Header, place.Value));
        Assert.Equal("B6", row.PlaceOf("phone").Cell);
        Assert.Equal(("A 基本信息", "B3"), (row.PlaceOf("directors").Sheet, row.PlaceOf("directors").Cell));
        Assert.Contains(table.Notes, n => n.Zh.Contains("A 基本信息!C6 传真", StringComparison.Ordinal));
        Assert.Contains(table.Notes, n => n.Zh.Contains("A 基本信息!1", StringComparison.Ordinal));
        Assert.Contains(table.Notes, n => n.Zh.Contains("没有找到以下部分", StringComparison.Ordinal) && n.Zh.Contains("BS 资产负债表", StringComparison.Ordinal) && !n.Zh.Contains("A 基本信息", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_may_stand_below_their_labels_or_behind_a_colon()
    {
        using var table = new FormFile().Sheet("封面")
            .At("A1", "统一社会信用代码：" + Code)
            .At("A2", "编制单位：广东省某协会")
            .Sheet("内部建设")
            .At("A1", "会员总数", "单位会员数", "个人会员数").At("A2", "=10", "=4", "=6")
            .At("A4", "诉讼与纠纷").Merge("A4:F4").At("A5", "2025年无诉讼。").Merge("A5:F5")
            .Sheet("业务活动")
            .At("A1", "（一）业务活动情况").At("B1", "本年开展活动若干。").Open();
        var row = table.Single();
        Assert.Empty(row.Findings);
        Assert.Equal((10, 4, 6), (row.Report.MembersTotal, row.Report.MembersUnit, row.Report.MembersIndividual));
        Assert.Equal(("广东省某协会", "2025年无诉讼。", "本年开展活动若干。"), (row.Report.Name, row.Report.Disputes, row.Report.Narrative));
        Assert.Equal(("内部建设", "B2"), (row.PlaceOf("membersUnit").Sheet, row.PlaceOf("membersUnit").Cell));
        Assert.Equal(("封面", "A1"), (row.PlaceOf("uscc").Sheet, row.PlaceOf("uscc").Cell));
    }

    [Fact]
    public void Labels_are_understood_as_domain_and_people_word_them()
    {
        using var table = Basic().Sheet("三、党建情况")
            .At("A1", "党员大会（次）", "=4", "支委会（次）", "=12")
            .At("A2", "党课（次）", "=3", "主题党日（次）", "=11")
            .At("A3", "组织生活会（次）", "=1", "民主评议党员（次）", "=2")
            .At("A4", "第一议题学习（次）", "=5", "党组织成立批文号", "社党〔2012〕1号")
            .At("A5", "党组织最近换届时间", "2024年1月1日", "管理层党员人数", "=2")
            .Sheet("二、内部建设")
            .At("A1", "最近一次换届时间", "2023-06-01", "理事会任期（年）", "=4")
            .At("A2", "党建是否入章", "是", "离退休返聘人员数", "=0")
            .At("A3", "领取报酬的理事数", "=1", "具有近亲属关系的理事数", "=0").Open();
        var report = table.Single().Report;
        Assert.Equal((4, 12, 3, 11, 1, 2, 5), (report.PartyMeetings, report.PartyCommitteeMeetings, report.PartyClasses, report.ThemeDays, report.OrgLifeMeetings, report.DemocraticReviews, report.FirstTopics));
        Assert.Equal(("社党〔2012〕1号", new DateOnly(2024, 1, 1), 2), (report.PartyOrgApprovalDocNo, report.PartyOrgLastElectionOn, report.PartyMembersManagement));
        Assert.Equal((new DateOnly(2023, 6, 1), 4, true, 0), (report.LastElectionOn, report.TermYears, report.CharterHasPartyClause, report.StaffRetiredRehired));
        Assert.Equal((1, 0), (report.PaidDirectors, report.RelatedDirectors));
    }

    [Fact]
    public void Notes_about_what_was_not_understood_tell_no_names_and_no_numbers_of_persons()
    {
        using var table = Basic()
            .Sheet("党建").At("A1", "党员总数", "=3", "填表人：张某某", "13800001234")
            .Sheet("业务活动表").At("A1", "业务活动表").At("A2", "会民非02表", "2025年度", "单位：元").At("A3", "项目", "行次", "非限定性", "限定性", "合计").At("A4", "捐赠收入", "=1", "=5", "=0", "=5")
            .At("A5", "单位负责人：李某某", "", "制表人：王某某").Open();
        var row = table.Single();
        Assert.Equal(500, row.Report.Lines["IS1.t"]);
        var notes = string.Join('\n', table.Notes.Select(n => n.Zh + n.En));
        Assert.Contains("党建!C1 填表人：", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("某某", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("会民非02表", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("2025年度；", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void What_our_form_says_beside_its_entries_is_passed_over_and_a_value_that_slipped_there_is_named()
    {
        using var table = Basic()
            .Sheet("填写说明").At("A1", "填写说明").At("A2", "党员总数", "=99")
            .Sheet("C 党建").At("A3", "填写项", "填写内容", "计量", "怎样填写　How to fill it in")
            .At("A4", "※党员总数", "=3", "人", "Party members. 正式党员＋预备党员。")
            .At("A5", "正式党员数", "", "=3", "Full party members. ").Open();
        var row = table.Single();
        Assert.Equal(3, row.Report.PartyMembersTotal);
        Assert.Null(row.Report.PartyMembersFull);
        var notes = string.Join('\n', table.Notes.Select(n => n.Zh));
        Assert.Contains("C 党建!C5 3", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("Party members", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("填写说明", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("计量", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Dues_and_administration_mean_their_sections_own_entries_there_and_the_statements_lines_elsewhere()
    {
        using var table = Basic()
            .Sheet("六、收费情况").At("A1", "会费收入", "=80000")
            .Sheet("八、募捐和接受捐赠").At("A1", "管理费用", "=500")
            .Sheet("业务活动表").At("A1", "业务活动表").At("A2", "项目", "行次", "非限定性", "限定性", "合计").At("A3", "会费收入", "=2", "=79000", "=0", "=79000").Open();
        var report = table.Single().Report;
        Assert.Equal((8_000_000, 50_000, 7_900_000), (report.DuesIncome, report.AdminExpense, report.Lines["IS2.t"]));
        using var bulk = ReadReport.Csv($"统一社会信用代码,组织名称,会费收入\n{Code},甲,5\n");
        Assert.Equal(500, bulk.Single().Report.Lines["IS2.t"]);
    }

    [Fact]
    public void Organisations_side_by_side_are_refused_at_the_second_code()
    {
        var refused = Refused(() => new FormFile().Sheet("年报")
            .At("A1", "统一社会信用代码", Code, OtherCode)
            .At("A2", "组织名称", "甲", "乙")
            .At("A3", "党员总数", "=3", "=4")
            .At("A4", "正式党员数", "=3", "=4").Open());
        Assert.Equal(("ID-002", "年报", "C1", OtherCode), (refused.Code, refused.Sheet, refused.Cell, refused.Value));
    }

    [Fact]
    public void Small_tables_below_and_beside_the_labels_become_lists()
    {
        using var table = Basic()
            .Sheet("B 内部建设")
            .At("A1", "理事人数", "=7", "监事人数", "=3")
            .At("A3", "负责人名单")
            .At("A4", "序号", "姓名", "职务", "第几届连任", "备注一").At("A5", "=1", "张三", "会长", "=1").At("A6", "=2", "李四", "秘书长", "二").At("A7", "=3")
            .At("A8", "填表说明：请逐人填写")
            .At("A10", "会议情况").Merge("A10:A12").At("B10", "会议类型", "召开日期", "出席人数").At("B11", "理事会", "2025-03-01", "=5").At("B12", "会员大会", "2025.4.2", "=50")
            .At("A14", "专职工作人员数", "=4").At("D14", "变更事项", "决议日期").At("D15", "住所", "2025-05-01").At("D16", "名称", "2025-06-01").At("A15", "兼职工作人员数", "=2").Open();
        var row = table.Single();
        Assert.Equal((7, 3, 4, 2), (row.Report.Directors, row.Report.Supervisors, row.Report.StaffFullTime, row.Report.StaffPartTime));
        Assert.Equal(["CHAIR", "SECRETARY_GENERAL"], row.Report.Officers!.Select(o => o.Post));
        Assert.Equal([5, 50], row.Report.Meetings!.Select(m => m.Attended));
        Assert.Equal(["ADDRESS", "NAME"], row.Report.ChangesInYear!.Select(c => c.Item));
        var finding = Assert.Single(row.Findings);
        Assert.Equal(("officers[1].termNo", "B 内部建设", 6, "D6", "第几届连任", "二"), (finding.Field, finding.Sheet, finding.Row, finding.Cell, finding.Header, finding.Value));
        Assert.Equal("D12", row.PlaceOf("meetings[1].attended").Cell);
        Assert.Equal(("B 内部建设", "A4"), (row.PlaceOf("officers").Sheet, row.PlaceOf("officers").Cell));
        Assert.Null(row.Report.Branches);
        Assert.Contains(table.Notes, n => n.Zh.Contains("备注一", StringComparison.Ordinal));
        Assert.DoesNotContain(table.Notes, n => n.Zh.Contains("未能识别", StringComparison.Ordinal) && n.Zh.Contains("B 内部建设", StringComparison.Ordinal));
    }

    [Fact]
    public void The_balance_sheet_is_read_side_by_side_by_number_and_name()
    {
        using var table = Basic().Sheet("资产负债表")
            .At("A1", "资 产 负 债 表").Merge("A1:H1").At("H2", "会民非01表").At("A3", "编制单位：广东省某协会").At("H3", "单位：元")
            .At("A4", "资产", "行次", "年初数", "期末数", "负债和净资产", "行次", "年初数", "期末数")
            .At("A5", "流动资产：").At("E5", "流动负债：")
            .At("A6", "货币资金", "=1", "=100.5", "=200.25", "短期借款", "=61", "=0", "—")
            .At("A7", "应收账款", "=3", "", "=50", "应付款项", "=62", "=10", "1,000.00")
            .At("A8", "流动资产合计", "=20", "=100.5", "abc", "流动负债合计", "80", "=10", "=1000")
            .At("A9", "资产总计", "=60", "=100.5", "=250.25", "负债和净资产总计", "=120", "=100.5", "=250.25")
            .At("A11", "单位负责人：").At("E11", "制表人：王五").Open();
        var row = table.Single();
        var lines = row.Report.Lines;
        Assert.Equal((10050, 20025, 5000, 25025), (lines["BS1.b"], lines["BS1.e"], lines["BS3.e"], lines["BS60.e"]));
        Assert.Equal((0, (long?)null, 100_000, 100_000), (lines["BS61.b"], lines["BS61.e"], lines["BS62.e"], lines["BS80.e"]));
        var finding = Assert.Single(row.Findings);
        Assert.Equal(("BS20.e", "资产负债表", "D8", "流动资产合计 期末数", "abc"), (finding.Field, finding.Sheet, finding.Cell, finding.Header, finding.Value));
        Assert.Equal("H9", row.PlaceOf("BS120.e").Cell);
    }

    [Fact]
    public void The_statement_of_activities_has_a_header_of_two_lines_and_names_decide_over_new_numbers()
    {
        using var table = Basic().Sheet("业务活动表")
            .At("A1", "业务活动表").At("H2", "金额单位：人民币万元")
            .At("A3", "项目", "行次", "本月数").Merge("C3:E3").At("F3", "本年累计数").Merge("F3:H3", "A3:A4", "B3:B4")
            .At("C4", "非限定性", "限定性", "合计", "非限定性", "限定性", "合计")
            .At("A5", "一、收 入")
            .At("A6", "其中：捐赠收入", "=1", "=9", "=9", "=18", "=1.5", "=2", "=3.5")
            .At("A7", "会费收入", "=2", "", "", "", "=1", "", "=1")
            .At("A8", "收入合计", "=3", "", "", "", "=2.5", "=2", "=4.5")
            .At("A9", "（一）业务活动成本", "=4", "", "", "", "=1", "", "=1")
            .At("A10", "其中：办公费", "=5", "", "", "", "=0.5", "", "=0.5")
            .At("A11", "四、净资产变动额（若为净资产减少额，以“-”号填列）", "=6", "", "", "", "=1.5", "=2", "=3.5").Open();
        var row = table.Single();
        Assert.Empty(row.Findings);
        var lines = row.Report.Lines;
        Assert.Equal((1_500_000, 2_000_000, 3_500_000), (lines["IS1.u"], lines["IS1.r"], lines["IS1.t"]));
        Assert.Equal((1_000_000, 4_500_000, 1_000_000, 3_500_000), (lines["IS2.t"], lines["IS11.t"], lines["IS12.u"], lines["IS45.t"]));
        Assert.Equal(10_000, row.Reader.DeclaredUnit);
        Assert.Null(lines["IS5.t"]);
        Assert.Contains(table.Notes, n => n.Zh.Contains("业务活动表!A10 其中：办公费", StringComparison.Ordinal));
        Assert.Equal("H8", row.PlaceOf("IS11.t").Cell);
    }

    [Fact]
    public void The_cash_flow_statement_is_known_by_its_lines_without_any_title()
    {
        using var table = Basic().Sheet("Sheet5")
            .At("A1", "项目", "行次", "金额")
            .At("A2", "一、业务活动产生的现金流量：")
            .At("A3", "接受捐赠收到的现金", "=1", "=10")
            .At("A4", "收取会费收到的现金", "=2", "=20")
            .At("A5", "现金流入小计", "=13", "=30")
            .At("A6", "支付的其他与业务活动有关的现金", "=19", "=5")
            .At("A7", "现金流出小计", "=23", "=5")
            .At("A8", "五、现金及现金等价物净增加额", "=61", "=25").Open();
        var row = table.Single();
        Assert.Empty(row.Findings);
        Assert.Equal((1000, 2000, 3000, 500, 500, 2500), (row.Report.Lines["CF1"], row.Report.Lines["CF2"], row.Report.Lines["CF13"], row.Report.Lines["CF19"], row.Report.Lines["CF23"], row.Report.Lines["CF61"]));
    }

    [Fact]
    public void A_section_saved_as_CSV_is_read_as_the_form_it_is()
    {
        using var table = ReadReport.Csv($"基本信息,,,\n统一社会信用代码,{Code},组织名称,甲\n组织类型,基金会,成立日期,2001/3/1\n住所,某路,,\n开户银行,银行账号,,\n工商银行,6222000011112222,,\n");
        var row = table.Single();
        Assert.Empty(row.Findings);
        Assert.Equal(("FDN", "某路"), (row.Report.LegalType, row.Report.Address));
        Assert.Equal("****2222", Assert.Single(row.Report.BankAccounts!).AccountMasked);
        Assert.Equal("D3", row.PlaceOf("establishedOn").Cell);
        Assert.Equal("csv", table.Format);
    }

    [Fact]
    public void A_form_tells_the_rules_how_much_it_asks_for()
    {
        using var part = Basic().Open();
        Assert.False(part.Single().Reader.Extent.Asks("directors"));
        using var table = Basic().Sheet("B").At("A1", "理事人数", "").Sheet("C").At("A1", "党组织名称", "").Sheet("D").At("A1", "活动数", "=3").Sheet("E").At("A1", "是否审计", "是").Sheet("F").At("A1", "会费档次数", "=2").Open();
        var row = table.Single();
        Assert.True(row.Reader.Extent.IsWhole);
        Assert.Equal(("B", "B1"), (row.PlaceOf("directors").Sheet, row.PlaceOf("directors").Cell));
    }

    [Fact]
    public void Two_organisations_in_one_form_are_refused_and_a_form_without_a_code_too()
    {
        var two = Refused(() => Basic().Sheet("B").At("A1", "统一社会信用代码", OtherCode, "理事人数", "=3").Open());
        Assert.Equal(("ID-002", "B", "B1"), (two.Code, two.Sheet, two.Cell));
        Assert.Equal("ID-002", Refused(() => new FormFile().Sheet("A").At("A1", "组织名称", "甲", "组织类型", "社会团体").At("A2", "住所", "某路").Open()).Code);
    }

    [Fact]
    public void What_is_given_twice_is_taken_once_and_a_difference_is_noted()
    {
        using var table = Basic().Sheet("C 党建").At("A1", "组织名称", "广东省某协会", "党员总数", "=5").At("A2", "党员人数", "=6").Open();
        Assert.Equal(5, table.Single().Report.PartyMembersTotal);
        Assert.Contains(table.Notes, n => n.Zh.Contains("党员总数 C 党建!B2", StringComparison.Ordinal));
        Assert.DoesNotContain(table.Notes, n => n.Zh.Contains("组织名称", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_several_organisations_is_never_taken_for_a_form()
    {
        Assert.Equal("ID-002", Refused(() => ReadReport.Csv($"统一社会信用代码,会员总数,党员总数\n{Code},1,2\n{OtherCode},3,4\n")).Code);
        using var bulk = new FormFile().Sheet("汇总").At("A1", "统一社会信用代码", "组织名称", "住所").At("A2", Code, "甲", "某路").At("A3", OtherCode, "乙", "某街").Open();
        Assert.Equal(2, bulk.Read().Length);
    }
}
