import { lang, langTag } from "./i18n.ts";

/** Absent is not zero: it is shown as a dash. */
export const ABSENT = "—";

export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function count(value: number | null | undefined): string {
  return isNumber(value) ? new Intl.NumberFormat(langTag()).format(value) : ABSENT;
}

export function signed(value: number, format: (value: number) => string = count): string {
  return (value > 0 ? "+" : value < 0 ? "−" : "±") + format(Math.abs(value));
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : ABSENT;
}

/** 1603482917.35 -> 16.03 亿元 / ¥1.603 bn. The exact value belongs beside it, in a title. */
export function moneyShort(yuan: number | null | undefined): string {
  if (!isNumber(yuan)) return ABSENT;
  const size = Math.abs(yuan);
  if (lang() === "zh") {
    if (size >= 1e8) return `${scaled(yuan / 1e8)} 亿元`;
    if (size >= 1e4) return `${scaled(yuan / 1e4)} 万元`;
    return `${fixed(yuan, 2)} 元`;
  }
  if (size >= 1e9) return `¥${scaled(yuan / 1e9)} bn`;
  if (size >= 1e6) return `¥${scaled(yuan / 1e6)} m`;
  return `¥${fixed(yuan, 2)}`;
}

export function moneyExact(yuan: number | null | undefined): string {
  if (!isNumber(yuan)) return ABSENT;
  return lang() === "zh" ? `${fixed(yuan, 2)} 元` : `¥${fixed(yuan, 2)}`;
}

/** Axis labels: short, no unit for zero. */
export function countAxis(value: number): string {
  if (lang() === "zh") {
    if (value >= 1e8) return `${trim(value / 1e8)}亿`;
    return value >= 1e4 ? `${trim(value / 1e4)}万` : count(value);
  }
  if (value >= 1e9) return `${trim(value / 1e9)}bn`;
  if (value >= 1e6) return `${trim(value / 1e6)}m`;
  return value >= 1e3 ? `${trim(value / 1e3)}k` : count(value);
}

function scaled(value: number): string {
  return fixed(value, Math.abs(value) >= 100 ? 1 : 2);
}

function trim(value: number): string {
  return new Intl.NumberFormat(langTag(), { maximumFractionDigits: 1 }).format(value);
}

function fixed(value: number, digits: number): string {
  return new Intl.NumberFormat(langTag(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** 1 -> 1月 / Jan */
export function monthShort(month: number): string {
  return new Intl.DateTimeFormat(langTag(), { month: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2025, month - 1, 15)));
}

/** All times are Beijing time, wherever the reader sits. */
export function time(iso: string | null | undefined): string {
  if (!iso) return ABSENT;
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(date);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${get("year")}-${get("month")}-${get("day")} ${get("hour")}:${get("minute")}:${get("second")}`;
}
