using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Activities.Activity>;

namespace Nianbao.Domain.Activities;

/// <summary>The columns and lists of an activity (domain.md 10.1), in the order of the form.</summary>
internal static class ActivityColumns
{
    public static readonly IReadOnlyList<Column> All = ColumnHelp.Explain((Column[])
    [
        Col.Text("activityId", "活动编号", "Activity id", a => a.ActivityId, ["编号", "活动ID", "活动序号", "id"], 64),
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", a => a.Uscc, CommonAliases.Uscc, required: true),
        Col.Choice("organiserKind", "组织方类型", "Organiser", OrganiserKinds.All, a => a.OrganiserKind, ["举办主体", "主办方类型", "组织方", "组织者类型", "举办方类型", "举办方类别", "主办方类别", "organiser"]),
        Col.Choice("type", "活动类型", "Type", ActivityTypes.All, a => a.Type, ["类型", "活动类别", "activityType"], required: true),
        Col.List("campaignTags", "主题活动标签", "Campaigns", a => a.CampaignTags, ["活动标签", "专项活动", "专项行动", "主题活动", "主题标签", "标签", "campaignTag", "campaigns", "tags"]),
        Col.Text("title", "活动名称", "Title", a => a.Title, ["活动标题", "标题", "活动主题名称"], 100, required: true),
        Col.Date("startOn", "开始日期", "Starts on", a => a.StartOn, ["活动开始日期", "开始时间", "活动日期", "活动时间", "活动开始时间", "起始日期", "举办日期", "举办时间", "startDate", "date"], required: true),
        Col.Date("endOn", "结束日期", "Ends on", a => a.EndOn, ["活动结束日期", "结束时间", "活动结束时间", "endDate"]),
        Col.Integer("sessions", "场次", "Sessions", "场次", a => a.Sessions, ["活动场次", "场数", "举办场次", "场次数"]),
        Col.Text("placeRegionCode", "活动地区划代码", "Division of the place", a => a.PlaceRegionCode, ["活动地点区划", "活动地区划", "地点区划代码", "活动地行政区划", "活动地行政区划代码", "活动地点行政区划代码", "行政区划代码", "区划代码", "placeCode"], 60),
        Col.Text("placeName", "活动地点", "Place", a => a.PlaceName, ["地点", "活动地", "地点名称", "举办地点", "place"]),
        Col.Flag("isOnline", "是否线上", "Online", a => a.IsOnline, ["线上", "线上活动", "是否线上活动", "online"]),
        Col.Money("fundsCash", "投入资金", "Funds in cash", a => a.FundsCash, ["现金投入", "资金投入", "现金", "投入现金", "cash"]),
        Col.Money("fundsInKind", "物资折价", "Funds in kind", a => a.FundsInKind, ["物资折款", "物资投入", "物资折合", "实物折价", "投入物资折价", "inKind"]),
        Col.Money("fundsTotal", "投入合计", "Funds in total", a => a.FundsTotal, ["投入总额", "资金合计", "投入资金合计", "投入资金总额", "投入总金额", "资金总额", "总投入", "funds"]),
        new Column<Activity, IReadOnlyList<FundShare>?>("fundSource", "资金来源", "Sources of funds", new FundSourceFormat(), a => a.FundSource)
        {
            Aliases = ["经费来源"],
        },
        Col.Integer("volunteers", "志愿者人次", "Volunteers", "人次", a => a.Volunteers, ["志愿者", "志愿者人数", "志愿者数", "参与志愿者", "参与志愿者人次"]),
        Col.Hundredths("volunteerHours", "志愿服务时长", "Volunteer hours", "小时", a => a.VolunteerHours, ["志愿服务小时数", "志愿时长", "志愿者工时", "志愿服务小时", "志愿服务时数"]),
        Col.Integer("partyMembersJoined", "参与党员人次", "Party members taking part", "人次", a => a.PartyMembersJoined, ["参与党员", "参与党员人数", "参加党员人数", "参加党员数", "党员参与人数"]),
        Col.Integer("servedPersonTimes", "服务群众人次", "People served", "人次", a => a.ServedPersonTimes, ["服务人次", "服务群众", "服务群众人数", "受益人次", "受益群众人次", "线下服务人次", "served"]),
        Col.Integer("onlineReach", "线上触达人次", "Reached online", "人次", a => a.OnlineReach, ["线上人次", "线上触达", "线上覆盖人次", "线上参与人次"]),
        Col.Choices("beneficiaryGroups", "受益群体", "Beneficiaries", BeneficiaryGroups.All, a => a.BeneficiaryGroups, ["服务对象", "受益人群", "受益对象", "beneficiaries"]),
        Col.Integer("casesCompleted", "完成例数", "Cases completed", "例", a => a.CasesCompleted, ["例数", "救助例数", "完成案例数", "cases"]),
        Col.Integer("enterprisesHelped", "帮扶企业数", "Enterprises helped", "家", a => a.EnterprisesHelped, ["助企数", "服务企业数", "帮扶企业", "帮扶企业数量", "帮扶企业家数", "服务企业家数", "enterprises"]),
        Col.Integer("orgsBenefited", "受益单位数", "Organisations benefited", "家", a => a.OrgsBenefited, ["单位数", "受益单位"]),
        Col.Integer("jobsOffered", "提供岗位数", "Jobs offered", "个", a => a.JobsOffered, ["岗位数", "招聘岗位数", "提供就业岗位数"]),
        Col.Integer("jobsMatched", "达成就业数", "Jobs matched", "人", a => a.JobsMatched, ["达成意向人数", "就业匹配数", "成功就业人数", "达成就业人数"]),
        Col.Integer("attendees", "参加人数", "Attendees", "人", a => a.Attendees, ["参会人数", "出席人数", "参与人数", "到会人数"]),
        Col.Text("topic", "学习主题", "Topic", a => a.Topic, ["议题", "主题", "学习内容", "学习议题"]),
        Col.Text("speaker", "主讲人", "Speaker", a => a.Speaker, ["授课人", "主讲", "讲课人"]),
        Col.Text("partyOrgId", "党组织编号", "Party organisation", a => a.PartyOrgId, ["党组织代码", "党组织ID", "党组织", "partyOrg"], 60),
        Col.Text("workstationNo", "党建工作站编号", "Party workstation", a => a.WorkstationNo, ["党建工作站", "工作站编号", "workstation"], 60),
        Col.Text("pairingId", "结对编号", "Pairing", a => a.PairingId, ["结对共建编号", "结对ID", "pairing"], 60),
        Col.Text("projectId", "项目编号", "Project", a => a.ProjectId, ["慈善项目编号", "项目ID", "project"], 60),
        Col.Text("forumNoticeId", "论坛报告编号", "Forum notice", a => a.ForumNoticeId, ["论坛研讨会报告编号", "论坛报备编号", "事前报告编号", "报告编号", "forumNotice"], 60),
        Col.Text("counterpart.name", "结对对象", "Counterpart", a => a.CounterpartName, ["counterpart", "结对单位", "结对共建对象", "共建单位", "结对共建单位", "结对对象名称"]),
        Col.Choice("counterpart.kind", "结对对象类型", "Kind of counterpart", CounterpartKinds.All, a => a.CounterpartKind, ["结对单位类型", "共建单位类型"]),
        Col.Text("counterpart.regionCode", "结对对象区划代码", "Division of the counterpart", a => a.CounterpartRegionCode, ["结对单位区划代码", "共建单位区划代码"], 60),
        Col.Flag("feeCharged", "是否收费", "Fee charged", a => a.FeeCharged, ["收费", "是否收取费用"]),
        Col.Flag("partyOrgReview", "党组织政治审核", "Reviewed by the party organisation", a => a.PartyOrgReview, ["政治审核", "党组织是否审核", "是否经党组织审核", "党组织审核"]),
        Col.Text("summary", "活动概述", "Summary", a => a.Summary, ["活动简介", "活动内容", "活动总结", "概述"], 2000),
        Col.Choice("status", "状态", "Status", ActivityStatuses.All, a => a.Status, ["填报状态", "审核状态"]),
        Col.Flag("isEstimated", "是否概数", "Estimated", a => a.IsEstimated, ["概数", "是否估算", "estimated"]),
        Col.Text("supersedes", "更正活动编号", "Supersedes", a => a.Supersedes, ["替代活动编号", "更正编号", "原活动编号"], 64),
        Col.Choice("duplicateDecision", "重复处理", "Decision on a duplicate", DuplicateDecisions.All, a => a.DuplicateDecision, ["新增或更正", "疑似重复处理", "重复确认"]),
        Col.Text("explanation", "情况说明", "Explanation", a => a.Explanation, ["说明", "备注说明", "提示说明"], 500),
        ColumnOf<Activity>.List("heldFor", "待核原因", "Held for", a => a.HeldFor, [], @internal: true),
        new Column<Activity, string?>("heldAgainst", "对照活动编号", "Held against", new TextFormat(64), a => a.HeldAgainst) { Internal = true },
        ColumnOf<Activity>.List("grounds", "年检情形", "Inspection grounds", a => a.Grounds, [], @internal: true),
    ], ActivityHelp.All);

    public static readonly IReadOnlyList<ChildList> Lists =
    [
        new FundShareList { Aliases = ["资金来源表"] },
        new ChildList<Activity, HelpedEnterprise>(
            "enterpriseList",
            "帮扶企业名单",
            "Enterprises helped, one by one",
            a => a.EnterpriseList,
            [
                ColumnOf<HelpedEnterprise>.Text("enterpriseUscc", "企业统一社会信用代码", "Credit code of the enterprise", i => i.EnterpriseUscc, ["uscc", "企业信用代码", "企业代码", "enterpriseCode"], 60),
                ColumnOf<HelpedEnterprise>.Text("name", "企业名称", "Name of the enterprise", i => i.Name, ["名称", "帮扶企业名称", "enterpriseName"]),
            ]) { Aliases = ["企业名单", "帮扶企业明细", "enterprises"] },
        new ChildList<Activity, CoOrganiser>(
            "coOrganisers",
            "联合举办单位",
            "Co-organisers",
            a => a.CoOrganisers,
            [
                ColumnOf<CoOrganiser>.Text("organiserUscc", "举办单位统一社会信用代码", "Credit code of the co-organiser", i => i.OrganiserUscc, ["uscc", "单位信用代码", "联合单位信用代码", "organiserCode"], 60),
                ColumnOf<CoOrganiser>.Text("name", "举办单位名称", "Name of the co-organiser", i => i.Name, ["名称", "单位名称", "联合单位名称", "organiserName"]),
                ColumnOf<CoOrganiser>.Hundredths("share", "分担比例", "Share", "%", i => i.Share, ["比例", "占比", "份额", "share%", "sharePercent"]),
            ]) { Aliases = ["联办单位", "联合主办单位", "协办单位"] },
        new ChildList<Activity, Evidence>(
            "evidence",
            "佐证材料",
            "Evidence",
            a => a.Evidence,
            [
                ColumnOf<Evidence>.Choice("kind", "材料类型", "Kind", EvidenceKinds.All, i => i.Kind, ["类型", "佐证类型"]),
                ColumnOf<Evidence>.Text("blob", "材料文件", "File", i => i.Blob, ["文件", "附件", "文件名", "file", "url"], 500),
                ColumnOf<Evidence>.Text("sha256", "文件校验值", "SHA-256", i => i.Sha256, ["校验值", "哈希", "hash"], 64),
                ColumnOf<Evidence>.Date("takenOn", "形成日期", "Taken on", i => i.TakenOn, ["拍摄日期", "日期"]),
            ]) { Aliases = ["证明材料", "活动佐证", "附件清单"] },
    ];
}
