// Words of the domain for codes that the API sends without a label (domain.md §1.2, §8.2, §10.2).
// A label in the answer always wins.

import type { Labels } from "./api.ts";
import { pick } from "./i18n.ts";

type Pair = { zh: string; en: string };
const pair = (zh: string, en: string): Pair => ({ zh, en });

export const conclusionOrder = ["PASS", "BASIC_PASS", "FAIL", "NOT_FILED", "EXEMPT", "NONE"] as const;

export const groupOrder = ["G1", "G2", "G3", "G4", "G5", "P", "B"] as const;

const words: Record<string, Record<string, Pair>> = {
  conclusion: {
    PASS: pair("合格", "Pass"),
    BASIC_PASS: pair("基本合格", "Basic pass"),
    FAIL: pair("不合格", "Fail"),
    NOT_FILED: pair("未参检", "Not filed"),
    EXEMPT: pair("免检", "Exempt"),
    NONE: pair("不作结论", "No conclusion"),
  },
  typeGroup: {
    G1: pair("乡村振兴与协作", "Rural revitalisation"),
    G2: pair("疫情防控与应急", "Epidemic and emergency"),
    G3: pair("稳岗助企", "Jobs and enterprises"),
    G4: pair("基层治理", "Community"),
    G5: pair("志愿与慈善", "Volunteering and charity"),
    P: pair("党的生活", "Party life"),
    B: pair("业务活动", "Business"),
  },
  type: {
    SG: pair("社会团体", "Social group"),
    SSI: pair("社会服务机构", "Service institution"),
    FDN: pair("基金会", "Foundation"),
    OTH: pair("其他", "Other"),
  },
  severity: {
    REJECT: pair("拒收", "Reject"),
    ERROR: pair("须更正", "Error"),
    WARN: pair("提示", "Warning"),
    INFO: pair("信息", "Info"),
  },
  inspectionState: {
    PROPOSED: pair("拟定", "proposed"),
    CONFIRMED: pair("已确认", "confirmed"),
    PUBLISHED: pair("已公布", "published"),
  },
  city: {
    "440000": pair("省本级", "Provincial level"),
  },
  ground: {
    G01: pair("行政处罚", "Penalty in the year"),
    G02: pair("证书印章违规", "Misuse of certificate or seal"),
    G03: pair("全年未开展活动", "No activity in the year"),
    G04: pair("会议少于章程规定", "Meetings below charter"),
    G05: pair("届满未换届", "Council term expired"),
    G06: pair("机构设置不规范", "Irregular statutory bodies"),
    G07: pair("慈善支出比例不达标", "Charity ratio missed"),
    G08: pair("违规设立分支机构", "Illegal branches"),
    G09: pair("财务不规范", "Unsound finance"),
    G10: pair("应建未建党组织", "Party organisation due, not built"),
    G11: pair("章程无党建内容", "Charter without party clause"),
    G12: pair("未按时变更登记", "Change not registered in time"),
    G13: pair("论坛、评比未报备", "Forum or award without notice"),
    G14: pair("会员数不足", "Too few members"),
    G15: pair("净资产低于注册资金", "Net assets below registered funds"),
    G16: pair("隐瞒或弄虚作假", "Concealment or falsification"),
    G17: pair("侵占、违规收费或集资", "Embezzlement or illegal fees"),
    G18: pair("拒不接受监督检查", "Refuses inspection"),
    G19: pair("无固定场所、失联", "No premises, unreachable"),
    G20: pair("逾期或未经初审", "Late or without pre-review"),
    G21: pair("上年整改未完成", "Last year’s rectification not done"),
    G22: pair("内部管理混乱", "Internal chaos"),
    G23: pair("党组织任期届满", "Party organisation’s term expired"),
    G24: pair("严重违法失信名单", "On the serious list"),
    G25: pair("信息公开义务未履行", "Duty to publish not met"),
  },
};

/** The label the API sent, else ours, else the code itself. */
export function label(dimension: string, code: string, sent?: Labels): string {
  return pick(sent?.[dimension]?.[code] ?? words[dimension]?.[code], code);
}

export function known(dimension: string, code: string): boolean {
  return words[dimension]?.[code] !== undefined;
}
