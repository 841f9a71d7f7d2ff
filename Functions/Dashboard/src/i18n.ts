// All texts of the page in both languages, side by side, so that neither can be forgotten.

export type Lang = "zh" | "en";

const texts = {
  skip: ["跳到主要内容", "Skip to the content"],
  subtitle: ["广东省社会组织年度报告与活动填报", "Annual reports and activities of Guangdong’s social organisations"],
  reportYear: ["报告年度", "Report year"],
  goUpload: ["上传文件", "Upload a file"],
  footer: ["金额以分为单位精确累计；时间为北京时间（UTC+8）。", "Money is summed exactly, in fen. Times are China Standard Time (UTC+8)."],

  loading: ["正在读取数据…", "Loading…"],
  asOf: ["数据截至 {time}", "As of {time}"],
  computedAt: ["计算于 {time}", "Computed {time}"],
  verifiedAt: ["核对于 {time}", "Verified {time}"],
  version: ["版本 {list}", "Version {list}"],
  offline: ["暂时连接不上，显示的是上一次的数字", "Connection lost: these are the last known numbers"],

  totals: ["总数", "Totals"],
  organisations: ["登记社会组织", "Registered organisations"],
  organisationsSub: ["状态正常；登记记录共 {n} 条", "active; {n} in the register"],
  organisationsSubPlain: ["状态正常", "status active"],
  filed: ["已报年度报告", "Annual reports filed"],
  filedSub: ["应报 {n}", "of {n} expected"],
  rate: ["报送率", "Filing rate"],
  rateSub: ["四舍五入到一位小数", "rounded half up, one decimal"],
  rateSubTruncated: ["截取到一位小数", "truncated to one decimal"],
  onTime: ["按期报送", "Filed on time"],
  onTimeSub: ["逾期 {late}，未报 {not}", "{late} late, {not} not filed"],
  activities: ["活动", "Activities"],
  activitiesSub: ["共 {n} 场次", "{n} sessions"],
  funds: ["投入资金", "Funds spent"],
  fundsSub: ["现金 {cash}，物资 {kind}", "{cash} cash, {kind} in kind"],
  served: ["服务群众（人次）", "Person-times served"],
  servedSub: ["志愿者 {n} 人次", "{n} volunteer person-times"],
  exactly: ["精确值 {value}", "Exactly {value}"],
  points: ["{n} 个百分点", "{n} points"],
  comma: ["，", ", "],
  changed: ["数字已更新：{list}", "Numbers updated: {list}"],

  headlines: ["发布指标", "Published figures"],
  headlinesNote: ["全省 22 项发布指标在截止日的数，由填报记录逐条统计", "The province’s 22 published figures on a day, counted from the records"],
  headlinesDay: ["截止日", "As of"],
  headlineRecords: ["{n} 条记录", "{n} records"],

  completeness: ["各市报送情况", "Filing by city"],
  completenessNote: ["应报组织中按期报送、逾期报送、未报送的情况", "Expected reports: filed on time, filed late, not filed"],
  byShare: ["比例", "Share"],
  byCount: ["数量", "Count"],
  display: ["显示方式", "Display"],
  filedOnTime: ["按期报送", "Filed on time"],
  filedLate: ["逾期报送", "Filed late"],
  notFiled: ["未报送", "Not filed"],
  expected: ["应报", "Expected"],
  withoutPreReview: ["未经初审", "Without pre-review"],
  exempt: ["免报", "Exempt"],
  notFiledYears: ["连续未报", "Consecutive years not filed"],
  year1: ["1 年", "1 year"],
  year2: ["2 年", "2 years"],
  year3: ["3 年及以上", "3 or more"],
  city: ["城市", "City"],
  total: ["合计", "Total"],
  dataTable: ["数据表", "Data table"],
  chartCompleteness: [
    "{year} 年度各市报送情况条形图。全省应报 {expected}，已报 {filed}，报送率 {rate}。下方有数据表。",
    "Bar chart of filing by city for {year}. Expected {expected}, filed {filed}, rate {rate}. A data table follows.",
  ],

  months: ["各月活动", "Activities by month"],
  monthsNote: ["柱为活动数；线为投入资金或服务人次", "Columns: activities. Line: funds or person-times served"],
  month: ["月份", "Month"],
  activityCount: ["活动数", "Activities"],
  fundsShort: ["资金", "Funds"],
  servedShort: ["服务人次", "Served"],
  sessions: ["场次", "Sessions"],
  chartMonths: [
    "{year} 年各月活动柱形图。全年活动 {n} 项，{top} 最多。下方有数据表。",
    "Column chart of activities by month in {year}. {n} activities in all, most in {top}. A data table follows.",
  ],
  types: ["各类活动", "Activities by type"],
  typesNote: ["按活动类型统计的活动数，颜色为所属类别", "Number of activities by type; the colour is the group"],
  type: ["类型", "Type"],
  group: ["类别", "Group"],
  chartTypes: [
    "{year} 年各类活动条形图，共 {count} 类，{top} 最多。下方有数据表。",
    "Bar chart of activities by type in {year}: {count} types, most of them {top}. A data table follows.",
  ],

  inspections: ["年检结论", "Inspection conclusions"],
  inspectionsNote: ["系统按规则提出，由登记管理机关确认", "Proposed by rule, confirmed by the registrar"],
  conclusion: ["结论", "Conclusion"],
  allConclusions: ["全部", "All"],
  filterConclusion: ["按结论筛选", "Filter by conclusion"],
  organisation: ["社会组织", "Organisation"],
  uscc: ["统一社会信用代码", "Credit code"],
  legalType: ["组织类型", "Legal type"],
  grounds: ["理由", "Grounds"],
  yearsNotFiled: ["连续未报年数", "Years not filed"],
  inspectionItems: ["结论名单", "Organisations"],
  shownOf: ["显示 {n} / {total}", "{n} of {total} shown"],
  loadMore: ["再显示一些", "Show more"],
  noneOfThese: ["没有这一结论的组织。", "No organisation has this conclusion."],
  byCity: ["各市结论", "Conclusions by city"],
  chartInspections: [
    "{year} 年度各市年检结论条形图。{list}。下方有数据表。",
    "Bar chart of inspection conclusions by city for {year}. {list}. A data table follows.",
  ],

  emptyTitle: ["还没有数据", "No data yet"],
  emptyAll: [
    "请用 --demo 启动以载入示例数据，或先在下方上传社会组织登记库，再上传年度报告与活动。",
    "Start with --demo to load the sample, or upload the register below, then annual reports and activities.",
  ],
  emptyCompleteness: ["{year} 年度还没有应报组织。请先上传登记库。", "No report is expected for {year} yet. Upload the register first."],
  emptyActivities: ["{year} 年还没有活动记录。上传“活动填报”文件后，这里即显示。", "No activities in {year} yet. Upload an activities file and they appear here."],
  emptyInspections: [
    "{year} 年度还没有年检结论。报送截止日之后，年检任务会逐家提出结论。",
    "No conclusions for {year} yet. They are proposed, one per organisation, after the deadline has passed.",
  ],

  ledgers: ["党建台账", "Party-building ledgers"],
  upload: ["上传填报文件", "Upload a file"],
  uploadNote: ["xlsx、csv（UTF-8 或 GBK）或 json；每个文件都有回执", "xlsx, csv (UTF-8 or GBK) or json; every file gets a receipt"],
  choose: ["选择文件", "Choose a file"],
  orDrop: ["，或拖到这里", " or drop it here"],
  dataset: ["数据集", "Dataset"],
  period: ["期间", "Period"],
  periodCurrent: ["登记库不分期间，固定为 current。", "The register has no periods; it is always “current”."],
  periodYear: ["填年度，例如 {example}。", "A year, for example {example}."],
  periodMonth: ["填年度或月份，例如 {example} 或 {example}-07。", "A year or a month, for example {example} or {example}-07."],
  templateLead: ["还没有文件？下载模板：", "No file yet? Take a template:"],
  templateForm: ["单家填报表", "One organisation"],
  templateTable: ["批量表", "Bulk table"],
  templateOnly: ["填报模板", "Template"],
  templateUscc: ["信用代码（预填，可不填）", "Credit code (to fill in, optional)"],
  dryRun: ["只校验", "Check only"],
  dryRunNote: ["（dry run：检查全部规则，不入库）", "(dry run: every rule, nothing is stored)"],
  send: ["上传", "Upload"],
  check: ["开始校验", "Check the file"],
  cancel: ["取消", "Cancel"],
  noFile: ["请先选择一个文件。", "Choose a file first."],
  oneFile: ["一次上传一个文件；已取第一个。", "One file at a time; the first was taken."],
  uploading: ["正在上传 {percent}%", "Uploading {percent}%"],
  uploaded: ["已上传，正在等待服务器", "Uploaded, waiting for the server"],
  processing: ["正在读取和校验…（{seconds} 秒）", "Reading and checking… ({seconds} s)"],
  processingLong: [
    "文件较大，仍在处理（{seconds} 秒）。可以关闭本页，凭回执链接随时查看。",
    "Still at work on a large file ({seconds} s). You may close the page; the receipt link keeps.",
  ],
  cancelled: ["已取消，没有任何内容入库。", "Cancelled; nothing was stored."],
  columns: ["该数据集的列", "Columns of this dataset"],
  column: ["列名", "Column"],
  columnOther: ["英文列名", "Chinese header"],
  kind: ["格式", "Format"],
  required: ["必填", "Required"],
  yes: ["是", "yes"],

  receipt: ["回执", "Receipt"],
  receiptEmpty: ["上传之后，回执显示在这里：收到多少行、入库多少行、哪里需要更正、下一步做什么。", "After an upload the receipt appears here: rows read, rows stored, what to mend and where, and what to do next."],
  receiptLink: ["回执链接", "Link to this receipt"],
  file: ["文件", "File"],
  receivedAt: ["收到时间", "Received"],
  readAs: ["读取方式", "Read as"],
  headerRow: ["表头在第 {n} 行", "header in row {n}"],
  sheet: ["工作表 {name}", "sheet {name}"],
  delimiter: ["分隔符 {name}", "delimiter {name}"],
  tab: ["制表符", "tab"],
  state_received: ["已收到", "Received"],
  state_reading: ["正在处理", "Being read"],
  state_committed: ["已全部入库", "Committed"],
  state_rejected: ["已退回", "Rejected"],
  state_partlyAccepted: ["部分入库", "Partly accepted"],
  state_failed: ["处理失败", "Failed"],
  stateNote_received: ["文件已收到，正在排队。", "The file has arrived and is waiting its turn."],
  stateNote_reading: ["正在读取并逐行校验。", "It is being read and checked row by row."],
  stateNote_committed: ["全部有效行已计入总数。", "Every valid row now counts in the totals."],
  stateNote_rejected: ["文件未被接受，不算一次报送；总数没有变化。", "The file was not accepted and is not a submission; no total has changed."],
  stateNote_partlyAccepted: ["有效的行已计入总数；其余的行须更正后再报。", "Valid rows count in the totals; the others must be corrected and sent again."],
  stateNote_failed: ["系统原因未能处理完，请稍后重新上传同一文件，不会重复计算。", "The system could not finish. Upload the same file again later; nothing is counted twice."],
  dryDone: ["校验完成（未入库）", "Checked (nothing stored)"],
  dryNote: ["这是一次校验，没有任何内容入库。", "This was a check; nothing has been stored."],
  repeated: ["此文件与先前上传的完全相同，这是原来的回执。", "This file is identical to an earlier one; this is its first receipt."],
  rows: ["行数", "Rows"],
  accepted: ["入库", "Accepted"],
  acceptedDry: ["可入库", "Acceptable"],
  unchanged: ["未变", "Unchanged"],
  superseded: ["已有更新版本", "Superseded"],
  rejected: ["退回", "Rejected"],
  withWarnings: ["其中有提示的 {n} 行", "{n} of them with warnings"],
  nextStep: ["下一步", "Next step"],
  totalsMoved: ["总数的变化", "What changed in the totals"],
  totalsWaiting: ["正在更新总数…", "Updating the totals…"],
  totalsSame: ["所选年度的总数没有变化。", "The totals of the selected year are unchanged."],
  transactions: ["存储事务 {n} 次", "{n} storage transactions"],
  findings: ["校验结果", "Findings"],
  findingsCount: ["共 {n} 条", "{n} in all"],
  noFindings: ["没有发现问题。", "No findings: nothing to mend."],
  code: ["规则", "Rule"],
  severity: ["程度", "Severity"],
  place: ["位置", "Place"],
  row: ["行", "Row"],
  header: ["列", "Column"],
  value: ["填报值", "Value"],
  expectation: ["应为", "Expected"],
  message: ["说明", "Message"],
  remedy: ["如何更正", "How to mend it"],
  showAll: ["显示全部 {n} 条", "Show all {n}"],
  tooMany: ["页面最多显示 {n} 条，其余请下载查看。", "The page shows {n} at most; download the rest."],
  downloadCsv: ["下载 CSV", "Download CSV"],
  downloadXlsx: ["标注文件 Excel", "Marked workbook"],
  downloadJson: ["下载 JSON", "Download JSON"],
  noValue: ["（空）", "(empty)"],

  problem: ["出错了", "Something went wrong"],
  network: ["连接不上服务器", "The server cannot be reached"],
  networkDetail: ["请求没有得到回答。", "The request was not answered."],
  validValues: ["可用的值", "Valid values"],
  remedy_0: ["请确认服务正在运行（dotnet run --project Functions/Local），本页会自动重试。", "Check that the service is running (dotnet run --project Functions/Local); the page retries by itself."],
  remedy_400: ["请改用下列可用的值后再试。", "Use one of the valid values and try again."],
  remedy_401: ["此服务需要访问密钥，请在页首填入。", "This service needs an access key; enter it at the top of the page."],
  remedy_404: ["请检查所选的数据集、期间或回执号。", "Check the dataset, the period or the receipt’s number."],
  remedy_413: ["文件超过大小上限，请分成几个文件上传。", "The file is over the size limit; split it and upload the parts."],
  remedy_429: ["请求过于频繁，请稍候再试。", "Too many requests; wait a moment and try again."],
  remedy_500: ["请稍后再试；重新上传同一文件不会重复计算。", "Try again later; uploading the same file again never counts twice."],
  keyTitle: ["需要访问密钥", "An access key is needed"],
  keyDetail: ["密钥只保存在本浏览器标签页中。", "It is kept in this browser tab only."],
  keyLabel: ["访问密钥", "Access key"],
  keySave: ["使用", "Use it"],
} as const satisfies Record<string, readonly [string, string]>;

export type TextKey = keyof typeof texts;

const STORAGE_KEY = "nianbao.lang";

let current: Lang = readStored();
const listeners = new Set<() => void>();

function readStored(): Lang {
  try {
    return localStorage.getItem(STORAGE_KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

export function lang(): Lang {
  return current;
}

/** The BCP 47 tag for `lang` attributes and Intl. */
export function langTag(): string {
  return current === "zh" ? "zh-CN" : "en-GB";
}

export function setLang(next: Lang): void {
  current = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Private mode: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function onLangChange(listener: () => void): void {
  listeners.add(listener);
}

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return texts[key][current === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

export function hasText(key: string): key is TextKey {
  return key in texts;
}

/** One of a pair the API sends in both languages. */
export function pick(pair: { zh?: string | null; en?: string | null } | null | undefined, fallback = ""): string {
  if (!pair) return fallback;
  return (current === "zh" ? pair.zh || pair.en : pair.en || pair.zh) || fallback;
}

/** Fills the fixed texts of index.html, which carry `data-t`. */
export function applyTexts(root: ParentNode = document): void {
  document.documentElement.lang = langTag();
  for (const element of root.querySelectorAll<HTMLElement>("[data-t]")) {
    const key = element.dataset["t"] ?? "";
    if (hasText(key)) element.textContent = t(key);
  }
}
