using System.Globalization;
using System.Net;
using Nianbao.Domain.Reference;
using Nianbao.Tests.Ledger;

namespace Nianbao.Tests.Crash;

/// <summary>
/// A part of the fixed story. Each begins from what the one before left, so that a call is reached without telling all that went before it; the long story tells
/// the others than closings, and larger files, in one go.
/// </summary>
internal sealed record Chapter(string Name, IReadOnlyList<Step> Steps)
{
    private const string ActivityHeader = "uscc,activityId,type,title,startOn,fundsCash,servedPersonTimes,status";
    private static readonly string Tianhe = Codes.Of("440106", 1);
    private static readonly string Second = Codes.Of("440106", 2);
    private static readonly string Drafted = Codes.Of("440106", 5);
    private static readonly string Baoan = Codes.Of("440306", 1);
    private static readonly string Silent = Codes.Of("440306", 2);
    private static readonly string Odd = OddCode(3);
    private static readonly string Other = OddCode(4);
    private static readonly string CompleteRegister = $"uscc,name,establishedOn\n{Tianhe},甲协会,2010-01-01\n{Odd},丁协会,2010-01-01\n{Other},戊协会,2010-01-01\n{Drafted},己协会,2010-01-01\n{Baoan},丙协会,2010-01-01\n";

    /// <summary>Files: the register, reports of two divisions, activities, corrections of both, a ledger.</summary>
    public static readonly Chapter Files = new("files",
    [
        Upload("the register", "2026-03-02T12:00", "registry", "current", $"uscc,name,establishedOn\n{Tianhe},甲协会,2010-01-01\n{Second},乙协会,2010-01-01\n{Odd},丁协会,2010-01-01\n{Other},戊协会,2010-01-01\n{Drafted},己协会,2010-01-01\n{Baoan},丙协会,2010-01-01\n{Silent},庚协会,2010-01-01\n"),
        Upload("reports", "2026-03-02T12:01", "annual-reports", "2025", $"uscc,name,membersTotal\n{Tianhe},甲协会,60\n{Baoan},丙协会,70\n"),
        Upload("activities", "2026-03-02T12:02", "activities", "2025", $"{ActivityHeader}\n{Tianhe},A-1,COMMUNITY_SERVICE,邻里守望,2025-03-08,100.00,30,\n{Tianhe},A-2,COMMUNITY_SERVICE,清洁海滩,2025-04-09,200.00,40,\n"),
        Upload("a correction and a new report", "2026-03-02T12:03", "annual-reports", "2025", $"uscc,name,membersTotal\n{Tianhe},甲协会,65\n{Second},乙协会,5\n"),
        Upload("an activity that moves to another month, and one that is void", "2026-03-02T12:04", "activities", "2025", $"{ActivityHeader}\n{Tianhe},A-1,COMMUNITY_SERVICE,邻里守望,2025-07-08,100.00,31,\n{Tianhe},A-2,COMMUNITY_SERVICE,清洁海滩,2025-04-09,200.00,40,VOID\n"),
        Upload("a ledger", "2026-03-02T12:05", "forum-notices", "current", $"统一社会信用代码,报告编号,活动名称,计划日期,报告日期\n{Tianhe},FN-1,教育论坛,2025-05-01,2025-05-02\n"),
    ]);

    /// <summary>Acts: warnings are explained, a report is returned and that is taken back, a draft is saved and filed.</summary>
    public static readonly Chapter Acts = new("acts",
    [
        Upload("reports with warnings", "2026-03-03T09:00", "annual-reports", "2025", $"uscc,name,membersTotal\n{Odd},丁协会,60\n{Other},戊协会,50\n"),
        Act("an explanation", "2026-03-03T09:05", HttpMethod.Post, $"/api/records/annual-reports/2025/{Odd}/explanations", new { code = "ID-009", field = "uscc", text = "组织机构代码为旧码，已核实无误", by = "欧阳春兰" }),
        Act("a return", "2026-03-03T09:10", HttpMethod.Post, $"/api/records/annual-reports/2025/{Other}/decision", new { act = "return", reason = "附件缺少会计师签字页", by = "王小明" }),
        Act("the return taken back", "2026-03-03T09:20", HttpMethod.Post, $"/api/records/annual-reports/2025/{Other}/decision", new { act = "accept", reason = "附件已补齐", by = "王小明" }),
        Act("a draft", "2026-03-03T09:30", HttpMethod.Put, $"/api/drafts/annual-reports/2025/{Drafted}/A", new { name = "己协会", membersTotal = 70 }),
        new("the draft filed", At("2026-03-03T09:40"), (telling, cancel) => telling.FileDraftAsync("2025", Drafted, cancel)),
    ]);

    /// <summary>After the deadline: reminders, their delivery, the inspection, a decision and its publication, and the cases that follow.</summary>
    public static readonly Chapter Inspection = new("inspection",
    [
        Timer("reminders", "2026-05-24T01:15", "Remind"),
        Timer("their delivery", "2026-05-24T09:00", "Deliver"),
        Timer("their delivery when the claim of a dead worker has run out", "2026-05-24T09:45", "Deliver"),
        Timer("the inspection", "2026-07-10T00:30", "Inspect"),
        Act("a confirmation", "2026-07-10T09:00", HttpMethod.Post, $"/api/inspections/2025/{Tianhe}/decision", new { act = "confirm", by = "李小明" }),
        Act("another conclusion", "2026-07-10T09:05", HttpMethod.Post, $"/api/inspections/2025/{Baoan}/decision", new { act = "override", conclusion = "FAIL", grounds = new[] { "G10" }, reason = "经核实党组织应建未建，限期整改", by = "李小明" }),
        Act("a publication", "2026-07-10T09:10", HttpMethod.Post, $"/api/inspections/2025/{Baoan}/publication", new { by = "李小明", reason = "公告〔2026〕3号" }),
        Timer("supervision", "2026-07-10T10:45", "Supervise"),
        Act("a notice to the candidate", "2026-07-10T11:00", HttpMethod.Post, $"/api/listings/{Baoan}-AB2-2025/notify", new { by = "王小明", evidence = "粤民告〔2026〕12号" }),
        Timer("the sweep", "2026-07-10T12:00", "SweepInbox"),
    ]);

    /// <summary>Closings: a complete register file is held until its closings are confirmed; confirmed, it closes the two that it does not list.</summary>
    public static readonly Chapter Closings = new("closings",
    [
        Upload("a complete register", "2026-07-13T09:00", "registry", "current", CompleteRegister, "&complete=true"),
        Upload("its closings confirmed", "2026-07-13T09:10", "registry", "current", CompleteRegister, "&complete=true&confirmClosings=2"),
    ]);

    /// <summary>The proof of the totals.</summary>
    public static readonly Chapter Proof = new("proof", [Timer("reconciliation", "2026-07-11T02:30", "Reconcile")]);

    /// <summary>What is told at every index in CI, each after the one before.</summary>
    public static readonly IReadOnlyList<Chapter> Short = [Files, Acts, Inspection, Closings];

    /// <summary>All of it in one go, with files that take more than one transaction and more than one division at once.</summary>
    public static readonly Chapter Long = new("long", [.. Files.Steps, .. Large(), .. Acts.Steps, .. Inspection.Steps, .. Proof.Steps]);

    private static IEnumerable<Step> Large()
    {
        string[] divisions = ["440106", "440306", "440604", "441900", "440404"];
        var codes = divisions.SelectMany(division => Enumerable.Range(100, 60).Select(number => Codes.Of(division, number))).ToList();
        yield return Upload("a large register", "2026-03-02T13:00", "registry", "current", "uscc,name,establishedOn\n" + string.Concat(codes.Select((code, i) => $"{code},示例{i}协会,2010-01-01\n")));
        yield return Upload("many reports", "2026-03-02T13:10", "annual-reports", "2025", "uscc,name,membersTotal\n" + string.Concat(codes.Select((code, i) => $"{code},示例{i}协会,{10 + i}\n")));
        yield return Upload("many activities", "2026-03-02T13:20", "activities", "2025", ActivityHeader + "\n" + string.Concat(codes.SelectMany((code, i) => Enumerable.Range(1, 4).Select(n => $"{code},L-{n},COMMUNITY_SERVICE,活动{n},2025-{1 + ((i + n) % 12):D2}-08,{n}00.00,{i},\n"))));
        yield return Upload("many corrections", "2026-03-02T13:30", "annual-reports", "2025", "uscc,name,membersTotal\n" + string.Concat(codes.Select((code, i) => $"{code},示例{i}协会,{11 + i}\n")));
    }

    private static DateTimeOffset At(string guangdong) => DateTimeOffset.Parse(guangdong + ":00+08:00", CultureInfo.InvariantCulture);

    private static Step Upload(string name, string now, string dataset, string period, string text, string declared = "") =>
        new(name, At(now), (telling, cancel) => telling.UploadAsync(dataset, period, text, declared, cancel));

    private static Step Act(string name, string now, HttpMethod method, string path, object body) =>
        new(name, At(now), (telling, cancel) => telling.ActAsync(method, path, body, cancel, HttpStatusCode.Conflict));

    private static Step Timer(string name, string now, string function) => new(name, At(now), (telling, cancel) => telling.TimerAsync(function, cancel));

    /// <summary>A code whose organisation part has a wrong check character: a warning to be explained (ID-009).</summary>
    private static string OddCode(int number)
    {
        var code = Codes.Of("440106", number).ToCharArray();
        code[16] = code[16] == '7' ? '8' : '7';
        Uscc.TryCheck(code, out code[17]);
        return new(code);
    }
}
