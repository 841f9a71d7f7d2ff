// The headline numbers, drawn from the snapshot once, for the cards and for "what changed".

import { count, isNumber, moneyShort, moneyExact, signed } from "./format.ts";
import { t } from "./i18n.ts";
import type { Snapshot } from "./store.ts";

export interface Total {
  key: "organisations" | "filed" | "rate" | "onTime" | "activities" | "funds" | "served";
  /** The exact number, or null where nothing is known. */
  raw: number | null;
  /** As `data-value`: the digits of the number, unformatted. */
  exact: string;
  text: string;
  title: string;
  sub: string;
}

const number = (value: unknown): number | null => (isNumber(value) ? value : null);

export function totals(snapshot: Snapshot): Total[] {
  const registry = snapshot.registry.value?.total;
  const reports = snapshot.completeness.value?.total;
  const activities = snapshot.months.value?.total;
  const truncated = /trunc|down/i.test(snapshot.completeness.value?.rounding ?? "");

  const active = number(registry?.["active"]) ?? number(registry?.["records"]);
  const records = number(registry?.["records"]);
  const filed = number(reports?.filed);
  const onTime = number(reports?.filedOnTime);
  const rate = (reports?.expected ?? 0) > 0 ? number(reports?.rateExact) : null;
  const funds = number(activities?.["fundsTotal"]);
  const plain = (key: Total["key"], raw: number | null, sub: string): Total => ({ key, raw, exact: raw === null ? "" : String(raw), text: count(raw), title: "", sub });

  return [
    plain("organisations", active, active === null ? "" : isNumber(records) && records !== active ? t("organisationsSub", { n: count(records) }) : t("organisationsSubPlain")),
    plain("filed", filed, reports ? t("filedSub", { n: count(reports.expected) }) : ""),
    {
      key: "rate",
      raw: rate,
      exact: rate === null ? "" : String(rate),
      text: rate === null ? count(null) : (reports?.rate ?? `${(rate * 100).toFixed(1)}%`),
      title: rate === null ? "" : t("exactly", { value: `${filed} / ${reports?.expected}` }),
      sub: rate === null ? "" : t(truncated ? "rateSubTruncated" : "rateSub"),
    },
    plain("onTime", onTime, reports ? t("onTimeSub", { late: count(reports.filed - reports.filedOnTime), not: count(reports.notFiled) }) : ""),
    plain("activities", number(activities?.["records"]), isNumber(activities?.["sessions"]) ? t("activitiesSub", { n: count(activities["sessions"]) }) : ""),
    {
      key: "funds",
      raw: funds,
      exact: funds === null ? "" : funds.toFixed(2),
      text: moneyShort(funds),
      title: funds === null ? "" : t("exactly", { value: moneyExact(funds) }),
      sub: isNumber(activities?.["fundsCash"]) ? t("fundsSub", { cash: moneyShort(activities["fundsCash"]), kind: moneyShort(activities["fundsInKind"]) }) : "",
    },
    plain("served", number(activities?.["served"]), isNumber(activities?.["volunteers"]) ? t("servedSub", { n: count(activities["volunteers"]) }) : ""),
  ];
}

export function difference(total: Total, before: number): string {
  const after = total.raw ?? 0;
  if (total.key === "rate") return t("points", { n: signed((after - before) * 100, (value) => value.toFixed(2)) });
  // Money has cents; the difference of two doubles needs rounding back to them.
  if (total.key === "funds") return signed(Math.round((after - before) * 100) / 100, moneyShort);
  return signed(after - before);
}

/** Whether a reader would see a difference: a rate that moves in the fifth digit has not moved. */
export function moved(total: Total, before: number | null | undefined): boolean {
  if (total.raw === null) return false;
  const change = Math.abs(total.raw - (before ?? 0));
  return total.key === "rate" ? change >= 0.00005 : change > 0;
}
