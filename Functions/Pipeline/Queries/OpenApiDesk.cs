using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Procedures;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>Describes the HTTP surface as OpenAPI 3.0, with the names that this installation's datasets really have.</summary>
public sealed class OpenApiDesk(DatasetList datasets)
{
    private static readonly object Problem = new { description = "A problem in both languages / 双语问题说明", content = new Dictionary<string, object> { ["application/problem+json"] = new { schema = new { type = "object" } } } };

    /// <summary>GET /api/openapi.json.</summary>
    public IResult Show() => Results.Json(Document(), ReceiptStore.Json);

    /// <summary>The document; a test holds its paths against the triggers' routes.</summary>
    public Dictionary<string, object> Document()
    {
        var any = Choice("dataset", [.. datasets.All.Select(dataset => dataset.Name)]);
        var uploadable = Choice("dataset", [.. datasets.All.Where(dataset => dataset.IsUploadable).Select(dataset => dataset.Name)]);
        var period = InPath("period", "current, 2025, 2025Q3 or 2025-07");
        var year = InPath("year", "A report year / 报告年度");
        var id = InPath("id", "The receipt's number / 回执号");
        var format = Query("format", "json or csv", "json", "csv");
        var by = Query("by", "Dimensions separated by commas / 分组列，逗号分隔");
        var where = Query("where", "name:value|value, separated by commas / 筛选，逗号分隔");
        var limit = Query("limit", "At most so many items / 条数上限");
        var token = Query("continuationToken", "From the page before / 上一页给出");
        var asOf = Query("asOf", "A day, yyyy-MM-dd; today when not given / 截止日，默认今天");
        object[] draft = [InPath("period", "A report year / 报告年度"), InPath("uscc", "Unified social credit code / 统一社会信用代码")];
        var section = InPath("section", "A to J, BS, IS or CF / 表的部分");
        var (city, division) = (Query("city", "City / 地市"), Query("division", "Registrar's division / 登记管理机关"));
        var caseId = InPath("id", "The credit code and the case's number / 信用代码-编号");
        object[] record = [any, period, InPath("key", "The credit code, or code-activityId / 记录键")];
        object[] declaring =
        [
            Query("complete", "A register file that lists every active organisation of its scope / 完整登记文件", "true", "false"),
            Query("scope", "440106: one registrar; 4401: a city with its counties; 44: the province; else the registrars of the rows / 完整的范围"),
            Query("confirmClosings", "How many organisations it does not list, to close them / 确认注销的组织个数"),
        ];
        return new()
        {
            ["openapi"] = "3.0.3",
            ["info"] = new { title = "Nianbao 年报", version = "1", description = "Annual reports and activities of social organisations / 社会组织年度报告与活动填报" },
            ["paths"] = new Dictionary<string, object>
            {
                ["/api/submissions/{dataset}/{period}"] = Path("post", "Upload a file; the body is the file or a form with one file / 上传文件", ["202", "200"], [uploadable, period, Query("fileName", "The file's name / 文件名"), Query("dryRun", "Only check / 只校验", "true", "false"), Query("again", "File bytes that stand already once more / 重新报送相同文件", "true", "false"), .. declaring]),
                ["/api/uploads/{dataset}/{period}"] = Path("post", "An address to put one large file to / 大文件直传地址", ["201"], [uploadable, period, Query("fileName", "The file's name / 文件名"), .. declaring]),
                ["/api/drafts/annual-reports/{period}/{uscc}"] = Methods(
                    Path("get", "A report being written, with what is wrong so far / 填报中的草稿", ["200", "404"], draft),
                    Path("delete", "Throw the draft away / 删除草稿", ["204", "404", "412"], draft)),
                ["/api/drafts/annual-reports/{period}/{uscc}/{section}"] = Methods(
                    Path("put", "Save a section, whatever it holds, up to 1 MiB of JSON; If-Match may be given / 保存一个部分（不超过 1 MiB）", ["200", "412", "413"], [.. draft, section]),
                    Path("get", "A section as it was typed / 草稿的一个部分", ["200", "404"], [.. draft, section, Query("history", "With the last 20 saves / 含最近 20 次保存", "true", "false")])),
                ["/api/drafts/annual-reports/{period}/{uscc}/submit"] = Path("post", "File the draft / 提交草稿", ["202", "200", "404", "409"], draft),
                ["/api/receipts/{id}"] = Path("get", "What became of an upload / 回执", ["200"], id),
                ["/api/receipts/{id}/findings"] = Path("get", "All findings of an upload; xlsx: the file itself, marked / 全部问题；xlsx 为标注文件", ["200"], id, Query("format", "json, csv or xlsx", "json", "csv", "xlsx"), Query("offset", "Skip so many / 跳过条数"), limit),
                ["/api/datasets"] = Path("get", "The datasets / 数据集", ["200"]),
                ["/api/datasets/{dataset}"] = Path("get", "Columns, rules, dimensions, measures / 列、规则、分组、指标", ["200"], any),
                ["/api/datasets/{dataset}/template.xlsx"] = Path("get", "A workbook to fill in / 填报模板", ["200"], uploadable, Query("period", "current, 2025, 2025Q3 or 2025-07"), Query("uscc", "Fill in what is known of this organisation / 按信用代码预填"), Query("layout", "One organisation, or one record a row / 单家表或批量表", "form", "table")),
                ["/api/datasets/{dataset}/schema.json"] = Path("get", "The JSON of a file as JSON Schema / JSON 文件的结构", ["200"], any, Query("period", "The form of that year / 按该年度的表")),
                ["/api/organisations"] = Path("get", "The register / 登记库", ["200"], Query("division", "Registrar's division / 登记管理机关"), Query("city", "City / 地市"), Query("type", "Legal type / 组织类型"), Query("status", "Status / 状态"), Query("q", "Part of a name, also a former one, or code / 名称（含曾用名）或代码片段"), limit, token),
                ["/api/organisations/{uscc}"] = Path("get", "One organisation and its reports / 单个组织", ["200"], InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/records/{dataset}/{period}/{key}"] = Path("get", "A record as it stands / 记录", ["200"], record),
                ["/api/records/{dataset}/{period}/{key}/history"] = Path("get", "All its versions / 历次版本", ["200"], record),
                ["/api/records/{dataset}/{period}/{key}/diff"] = Path("get", "What differs between two versions / 版本差异", ["200"], [.. record, Query("from", "A version's number, 1 is the oldest / 版本号，1 为最早"), Query("to", "A version's number; the latest when not given / 版本号，默认最新"), format]),
                ["/api/records/annual-reports/{period}/{uscc}/explanations"] = Path("post", "Explain a warning: JSON {code, field?, text, by} / 说明提示", ["200", "403", "404", "409"], period, InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/records/annual-reports/{period}/{uscc}/decision"] = Path("post", "Accept or return a report: JSON {act, reason, by} / 受理或退回", ["200", "403", "404", "409"], period, InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/aggregates/{dataset}"] = Path("get", "Exact totals / 精确汇总", ["200", "304"], any, Query("period", "current, 2025, 2025Q3 or 2025-07"), by, where, Query("measures", "Measures separated by commas / 指标"), format),
                ["/api/headlines"] = Path("get", "The published figures, exact and as displayed / 发布口径的指标", ["200", "304", "404"], asOf, Query("snapshot", "Compare with the snapshot of that day / 与该日快照比较")),
                ["/api/headlines/{id}/records"] = Path("get", "The records that a figure rests on / 指标的明细记录", ["200"], Choice("id", [.. HeadlineList.All.Select(headline => headline.Id)]), asOf, Query("figure", "One of the headline's figures / 指标中的一个数"), limit, token),
                ["/api/headlines/snapshots"] = Methods(
                    Path("get", "What was published / 已发布的快照", ["200"]),
                    Path("post", "Freeze the figures of a day, once: JSON {asOf} / 发布某日快照（每日一次）", ["201", "403", "409"])),
                ["/api/indicators"] = Path("get", "Indicators of the register, ledgers, reports, inspections, activities and uploads / 全部指标", ["200", "304"], asOf, Query("year", "Of reports and inspections, activities and uploads / 年度"), Query("by", "city, division, level, type; several separated by commas / 分组"), where, Query("name", "Names, or beginnings such as rep.*, separated by commas / 指标")),
                ["/api/joint-activities/{period}"] = Path("get", "Events that several organisations report, each once / 联合活动，每场只计一次", ["200", "304"], period, Query("offset", "Skip so many / 跳过条数"), limit),
                ["/api/completeness/{year}"] = Path("get", "Who was expected to file, and who did / 填报率", ["200", "304"], year, by, where, Query("rounding", "halfUp or truncate", "halfUp", "truncate"), Query("decimals", "0 to 9"), format),
                ["/api/deadlines"] = Path("get", "Regime and dates, of an organisation or of a registrar / 填报期限与制度", ["200", "404"], Query("uscc", "Unified social credit code / 统一社会信用代码"), Query("division", "Or a registrar's division / 或登记管理机关"), Query("type", "With division: legal type / 组织类型", "SG", "SSI", "FDN"), Query("charity", "With division: charities only, or none / 慈善组织", "true", "false"), Query("year", "Report year; last year's when not given / 报告年度")),
                ["/api/grounds"] = Path("get", "The grounds and the decision table, with the numbers in force / 年检情形与判定表", ["200"], Query("year", "Report year; last year's when not given / 报告年度")),
                ["/api/inspections/{year}"] = Path("get", "What is proposed, decided and published / 年检结论", ["200"], year, by, Query("city", "City / 地市"), Query("division", "Division / 登记管理机关"), Query("type", "Legal type / 组织类型"), Query("conclusion", "Conclusion / 结论"), Query("state", "PROPOSED, CONFIRMED, PUBLISHED / 状态"), Query("regime", "INSPECTION or REPORT / 年检或年报"), Query("ground", "With any of these grounds / 年检情形"), Query("list", "Candidates for any of these, such as AB1 / 名录情形"), Query("changed", "Whose evidence has changed since the decision / 依据有变化", "true", "false"), limit, token, format),
                ["/api/inspections/{year}/{uscc}"] = Path("get", "One inspection with its history / 单个年检及经过", ["200", "404"], year, InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/inspections/{year}/{uscc}/decision"] = Path("post", "Confirm or override: JSON {act, conclusion?, grounds?, reason?, by} / 确认或改定", ["200", "403", "404", "409"], year, InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/inspections/{year}/{uscc}/publication"] = Path("post", "Publish what was decided: JSON {reason?, by} / 公布", ["200", "403", "404", "409"], year, InPath("uscc", "Unified social credit code / 统一社会信用代码")),
                ["/api/inspections/{year}/decisions"] = Path("post", "Confirm all that is proposed so: JSON {division or city, conclusion, reason?, by} / 批量确认", ["200", "403"], year),
                ["/api/inspections/{year}/publications"] = Path("post", "Publish all that is confirmed: JSON {division or city, conclusion?, reason?, by} / 批量公布", ["200", "403"], year),
                ["/api/public/listings"] = Path("get", "Who stands on a list; for everybody / 名录公示", ["200"], Query("kind", "Lists / 名录", "ABNORMAL", "SERIOUS"), Query("trigger", "AB1 to AB7, SE1 to SE8 / 列入情形"), city, division, limit, token, format),
                ["/api/listings"] = Methods(Path("get", "The lists of anomalies and of serious dishonesty / 活动异常名录与严重违法失信名单", ["200"], [.. CaseFilters("listings"), city, division, Query("uscc", "Credit code / 信用代码"), Query("from", "Began on or after / 起始日期"), Query("to", "Began on or before / 截止日期"), limit, token, format]),
                    Path("post", "Open a candidate: JSON {uscc, trigger, on?, reason, evidence?, by} / 登记拟列入对象", ["200", "403", "404", "409"])),
                ["/api/listings/{id}"] = Path("get", "One, what can be done with it, and its history / 单件、可办事项与办理记录", ["200", "404"], caseId),
                ["/api/listings/{id}/{act}"] = Path("post", "An act: JSON {on?, reason?, evidence?, by, dueOn?, occasion?, nothingToRectify?} / 办理", ["200", "403", "404", "409"], caseId, ActsOf("listings")),
                ["/api/rectifications"] = Methods(Path("get", "Rectifications / 限期整改", ["200"], [.. CaseFilters("rectifications"), city, division, Query("uscc", "Credit code / 信用代码"), Query("from", "Began on or after / 起始日期"), Query("to", "Began on or before / 截止日期"), limit, token, format]),
                    Path("post", "Order one: JSON {uscc, no, grounds?, measures, on?, dueOn?, reason?, evidence?, by} / 下达整改通知", ["200", "403", "404", "409"])),
                ["/api/rectifications/{id}"] = Path("get", "One, what can be done with it, and its history / 单件、可办事项与办理记录", ["200", "404"], caseId),
                ["/api/rectifications/{id}/{act}"] = Path("post", "An act: JSON {on?, reason?, evidence?, by, dueOn?, occasion?, nothingToRectify?} / 办理", ["200", "403", "404", "409"], caseId, ActsOf("rectifications")),
                ["/api/supervisions"] = Path("get", "Supervisions / 督办", ["200"], [.. CaseFilters("supervisions"), city, division, Query("uscc", "Credit code / 信用代码"), Query("from", "Began on or after / 起始日期"), Query("to", "Began on or before / 截止日期"), limit, token, format]),
                ["/api/supervisions/{id}"] = Path("get", "One, what can be done with it, and its history / 单件、可办事项与办理记录", ["200", "404"], caseId),
                ["/api/supervisions/{id}/{act}"] = Path("post", "An act: JSON {on?, reason?, evidence?, by, dueOn?, occasion?, nothingToRectify?} / 办理", ["200", "403", "404", "409"], caseId, ActsOf("supervisions")),
                ["/api/weak-party-org-cases"] = Path("get", "Cases of weak party organisations / 软弱涣散党组织整顿", ["200"], [.. CaseFilters("weak-party-org-cases"), city, division, Query("uscc", "Credit code / 信用代码"), Query("from", "Began on or after / 起始日期"), Query("to", "Began on or before / 截止日期"), limit, token, format]),
                ["/api/weak-party-org-cases/{id}"] = Path("get", "One, what can be done with it, and its history / 单件、可办事项与办理记录", ["200", "404"], caseId),
                ["/api/weak-party-org-cases/{id}/{act}"] = Path("post", "An act: JSON {on?, reason?, evidence?, by, dueOn?, occasion?, nothingToRectify?} / 办理", ["200", "403", "404", "409"], caseId, ActsOf("weak-party-org-cases")),
                ["/api/notices"] = Path("get", "Notices to organisations and authorities / 通知", ["200"], Query("subject", "Credit code or division / 信用代码或行政区划代码"), Query("kind", "What it is about / 事项", [.. NoticeKinds.All.Select(kind => kind.Code)]), Query("state", "Where it is / 状态", [.. NoticeStates.All.Select(state => state.Code)]), Query("division", "Division / 登记管理机关"), Query("from", "The first day, yyyy-MM-dd / 起始日期"), limit, token, format),
                ["/api/notices/{id}"] = Path("get", "One notice with its attempts / 单份通知及发送记录", ["200", "404"], InPath("id", "The notice's id: subject-yyyyMMdd / 通知编号")),
                ["/api/notices/retries"] = Path("post", "Send all dead letters of a scope again: JSON {division or city, kind?} / 批量重新发送无法送达的通知", ["200", "403"]),
                ["/api/notices/{id}/retry"] = Path("post", "Send a dead letter again / 重新发送无法送达的通知", ["200", "403", "404", "409"], InPath("id", "The notice's id: subject-yyyyMMdd / 通知编号")),
                ["/api/rules"] = Path("get", "The rule catalogue / 规则目录", ["200"], Query("dataset", "Datasets / 数据集"), Query("family", "Families, such as GV / 类别"), Query("severity", "REJECT, ERROR, WARN, INFO / 级别"), Query("code", "Codes, such as GV-003 / 代码")),
                ["/api/rules/{code}"] = Path("get", "One rule: cause, remedy, source / 单条规则", ["200", "404"], InPath("code", "The rule's code / 规则代码")),
                ["/rules"] = Path("get", "The rule catalogue as a page / 规则目录页面", ["200"]),
                ["/rules/{code}"] = Path("get", "A rule's page / 规则页面", ["200", "404"], InPath("code", "The rule's code / 规则代码")),
                ["/api/audit/{dataset}/{period}"] = Path("get", "Proves the totals: records, cells and what is published, side by side / 核对汇总", ["200"], any, period, Query("proof", "Prove now, or show the last proof of Reconcile / 现在核对或最近一次核对结果", "now", "last"), format),
                ["/api/audit/{dataset}/{period}/submissions"] = Path("get", "The index of accepted submissions, each chained to the one before; public / 已受理报送目录（链式哈希，公开）", ["200"], any, period, Query("after", "Entries behind this sequence / 从该序号之后"), limit, format),
                ["/api/audit/{dataset}/{period}/checkpoint"] = Path("get", "The number of entries and the latest chained hash; public / 目录检查点（公开）", ["200"], any, period),
                ["/api/health"] = Path("get", "Whether the pipeline is well / 运行状况", ["200", "503"]),
                ["/api/openapi.json"] = Path("get", "This document / 本文档", ["200"]),
            },
        };
    }

    private object[] CaseFilters(string dataset) =>
        [.. datasets.Require(dataset).Dimensions.Where(dimension => dimension.Values.Count > 0).Select(dimension => Query(dimension.Name, $"{dimension.English} / {dimension.Chinese}", [.. dimension.Values.Select(value => value.Code)]))];

    private Dictionary<string, object> ActsOf(string dataset) => Choice("act", [.. ((IProceduralDataset)datasets.Require(dataset)).Procedure.Acts.Where(act => !act.ByTimer).Select(act => act.Address)]);

    private static Dictionary<string, object> Path(string method, string summary, string[] answers, params object[] parameters) => new()
    {
        [method] = new { summary, parameters, responses = answers.ToDictionary(status => status, object (_) => new { description = "OK" }).Append(new("400", Problem)).ToDictionary() },
    };

    private static Dictionary<string, object> Methods(params Dictionary<string, object>[] methods) => methods.SelectMany(method => method).ToDictionary();

    private static Dictionary<string, object> InPath(string name, string description) => new() { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = description, ["schema"] = new { type = "string" } };

    private static Dictionary<string, object> Choice(string name, string[] values) => new() { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new Dictionary<string, object> { ["type"] = "string", ["enum"] = values } };

    private static Dictionary<string, object> Query(string name, string description, params string[] values)
    {
        var schema = new Dictionary<string, object> { ["type"] = "string" };
        if (values.Length > 0)
            schema["enum"] = values;
        return new() { ["name"] = name, ["in"] = "query", ["description"] = description, ["schema"] = schema };
    }
}
