import type { Finding } from "./api.ts";

const columns = ["code", "severity", "sheet", "row", "column", "header", "cell", "value", "expected", "difference", "messageZh", "messageEn", "remedyZh", "remedyEn", "uscc"] as const;

/** UTF-8 with a byte order mark, for spreadsheets; cells that could be formulas are escaped. */
export function findingsCsv(findings: Finding[]): string {
  const lines = findings.map((finding) => columns.map((column) => cell(finding[column])).join(","));
  return "\uFEFF" + [columns.join(","), ...lines, ""].join("\r\n");
}

function cell(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
