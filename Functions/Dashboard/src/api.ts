// The API's contract, in one place: types, requests, problems.

import { t, hasText, pick, lang, type TextKey } from "./i18n.ts";

export interface Words {
  zh?: string | null;
  en?: string | null;
}
export type Labels = Record<string, Record<string, Words> | undefined>;

export interface Dataset {
  name: string;
  chinese: string;
  english: string;
  periodKind: "year" | "none";
  periodExample: string;
  periods: string[];
  acceptsMonths?: boolean;
  /** The mechanisms a party-building ledger serves; only ledgers have any. */
  mechanisms?: string[] | null;
}

export interface DatasetColumn {
  name: string;
  chinese: string;
  english: string;
  type: string;
  required: boolean;
  unit?: string | null;
  choices?: { code: string; chinese: string; english: string }[] | null;
}

export interface DatasetDetail {
  name: string;
  chinese: string;
  english: string;
  columns: DatasetColumn[];
}

interface Freshness {
  asOf?: string | null;
  computedAt?: string | null;
  verifiedAt?: string | null;
  version?: number | string | null;
}

export type Row = Record<string, string | number | null | undefined>;

export interface Aggregates extends Freshness {
  dataset: string;
  period: string;
  by: string[];
  total: Record<string, number | null | undefined>;
  rows: Row[];
  labels?: Labels;
}

export interface CompletenessCounts {
  expected: number;
  filed: number;
  filedOnTime: number;
  filedWithoutPreReview: number;
  notFiled: number;
  notFiled1: number;
  notFiled2: number;
  notFiled3Plus: number;
  exempt: number;
  rate: string | null;
  rateExact: number | null;
}

export interface Completeness extends Freshness {
  year: number | string;
  by: string;
  rounding?: string;
  decimals?: number;
  total: CompletenessCounts;
  rows: (CompletenessCounts & { city: string })[];
  labels?: Labels;
}

export interface InspectionItem {
  uscc: string;
  name: string;
  city: string;
  type: string;
  conclusion: string;
  state: string;
  grounds: string[];
  consecutiveYearsNotFiled: number | null;
}

export interface Inspections extends Freshness {
  year: number | string;
  counts: { city?: string; conclusion: string; count: number }[];
  labels?: Labels;
  total: number;
  items: InspectionItem[];
  continuationToken: string | null;
}

export interface Headline {
  id: string;
  nameZh: string;
  nameEn: string;
  value: number | null;
  unit: string;
  text: string;
  textEn: string;
  filterZh: string;
  filterEn: string;
  records: number;
}

export interface Headlines extends Freshness {
  headlines: Headline[];
}

export interface Finding {
  code: string;
  severity: string;
  sheet?: string | null;
  row?: number | null;
  column?: string | number | null;
  header?: string | null;
  cell?: string | null;
  value?: string | number | null;
  expected?: string | number | null;
  difference?: string | number | null;
  messageZh?: string | null;
  messageEn?: string | null;
  remedyZh?: string | null;
  remedyEn?: string | null;
  uscc?: string | null;
}

export type ReceiptState = "received" | "reading" | "committed" | "rejected" | "partlyAccepted" | "failed";

export interface Receipt {
  id: string;
  dataset: string;
  period: string;
  fileName: string;
  size: number;
  state: ReceiptState;
  final: boolean;
  receivedAt: string;
  reading?: {
    format?: string | null;
    encoding?: string | null;
    delimiter?: string | null;
    sheet?: string | null;
    headerRow?: number | null;
    notes?: Words[] | null;
  } | null;
  counts?: { rows: number; accepted: number; unchanged: number; superseded: number; rejected: number; withWarnings: number } | null;
  findings?: Finding[] | null;
  findingsTotal?: number | null;
  nextStep?: Words | null;
  transactions?: number | null;
  dryRun?: boolean;
  repeated?: boolean;
}

export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  titleZh?: string;
  detailZh?: string;
  remedy?: string;
  remedyZh?: string;
  remedyEn?: string;
  valid?: unknown[];
}

/** What went wrong, in words for the reader; status 0 means that nobody answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  get title(): string {
    if (this.status === 0) return t("network");
    if ((this.status === 401 || this.status === 403) && !this.problem.title) return t("keyTitle");
    return pick({ zh: this.problem.titleZh, en: this.problem.title }, t("problem")) + (this.problem.title || this.problem.titleZh ? "" : ` (HTTP ${this.status})`);
  }

  get detail(): string {
    if (this.status === 0) return t("networkDetail");
    return pick({ zh: this.problem.detailZh, en: this.problem.detail });
  }

  get remedy(): string {
    const sent = pick({ zh: this.problem.remedyZh, en: this.problem.remedyEn ?? this.problem.remedy });
    if (sent) return sent;
    const status = this.status === 403 ? 401 : this.status >= 500 ? 500 : this.status;
    if (status === 400 && this.valid.length === 0) return "";
    const key = `remedy_${status}`;
    return hasText(key) ? t(key as TextKey) : "";
  }

  get valid(): string[] {
    return (this.problem.valid ?? []).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  }
}

const KEY = "nianbao.key";

/** On Azure the API is behind a function key; locally there is none. */
export const accessKey = {
  get: (): string => {
    try {
      return sessionStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  },
  set: (value: string): void => {
    try {
      sessionStorage.setItem(KEY, value);
    } catch {
      // Private mode: the key cannot be kept.
    }
  },
};

function headers(): Record<string, string> {
  const key = accessKey.get();
  return { Accept: "application/json", ...(key ? { "x-functions-key": key } : {}) };
}

function parseProblem(text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Problem) : {};
  } catch {
    return {};
  }
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    // 'no-cache' lets the browser revalidate with If-None-Match; a 304 comes back as the stored 200.
    response = await fetch(path, { cache: "no-cache", headers: headers(), ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, {});
  }
  if (!response.ok) throw new ApiError(response.status, parseProblem(await response.text()));
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(response.status, { title: "The answer is not JSON", titleZh: "服务器的回答不是 JSON" });
  }
}

function query(parameters: Record<string, string | number | null | undefined>): string {
  // Commas separate dimensions; they stay readable in the address.
  return Object.entries(parameters)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll("%2C", ",").replaceAll("%3A", ":")}`)
    .join("&");
}

const segment = encodeURIComponent;

export const api = {
  datasets: (signal?: AbortSignal) => get<{ datasets: Dataset[] }>("/api/datasets", signal),

  dataset: (name: string, signal?: AbortSignal) => get<DatasetDetail>(`/api/datasets/${segment(name)}`, signal),

  aggregates: (dataset: string, parameters: { period: string; by?: string; where?: string; measures?: string }, signal?: AbortSignal) =>
    get<Aggregates>(`/api/aggregates/${segment(dataset)}?${query(parameters)}`, signal),

  headlines: (asOf: string, signal?: AbortSignal) => get<Headlines>(`/api/headlines?${query({ asOf })}`, signal),

  completeness: (year: string, signal?: AbortSignal) => get<Completeness>(`/api/completeness/${segment(year)}?by=city`, signal),

  inspections: (year: string, parameters: { conclusion?: string; city?: string; limit?: number; continuationToken?: string | null }, signal?: AbortSignal) =>
    get<Inspections>(`/api/inspections/${segment(year)}?${query({ by: "city,conclusion", ...parameters })}`, signal),

  receipt: (id: string, signal?: AbortSignal) => get<Receipt>(`/api/receipts/${segment(id)}`, signal),

  async findings(id: string, signal?: AbortSignal): Promise<Finding[]> {
    const answer = await get<Finding[] | { findings: Finding[] }>(`/api/receipts/${segment(id)}/findings?format=json`, signal);
    return Array.isArray(answer) ? answer : answer.findings;
  },

  templateLink: (dataset: string, period: string, layout: "form" | "table" | "", uscc: string) => `/api/datasets/${segment(dataset)}/template.xlsx?${query({ period, layout, uscc })}`,

  findingsLink: (id: string, format: "csv" | "json" | "xlsx") => `/api/receipts/${segment(id)}/findings?format=${format}`,

  /** A file behind the key: a plain link cannot send one. */
  async file(path: string): Promise<{ content: Blob; name: string }> {
    const response = await fetch(path, { headers: headers() });
    if (!response.ok) throw new ApiError(response.status, parseProblem(await response.text()));
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "nianbao.xlsx";
    return { content: await response.blob(), name: decodeURIComponent(name) };
  },

  /** XMLHttpRequest, because fetch still reports no upload progress. */
  submit(
    dataset: string,
    period: string,
    file: File,
    options: { dryRun: boolean; progress: (loaded: number, total: number) => void; signal: AbortSignal },
  ): Promise<Receipt> {
    const path = `/api/submissions/${segment(dataset)}/${segment(period)}?fileName=${segment(file.name)}${options.dryRun ? "&dryRun=true" : ""}`;
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", path);
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
      request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
      request.upload.addEventListener("progress", (event) => options.progress(event.loaded, event.lengthComputable ? event.total : file.size));
      request.addEventListener("error", () => reject(new ApiError(0, {})));
      request.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")));
      request.addEventListener("load", () => {
        if (request.status < 200 || request.status >= 300) {
          reject(new ApiError(request.status, parseProblem(request.responseText)));
          return;
        }
        try {
          resolve(JSON.parse(request.responseText) as Receipt);
        } catch {
          reject(new ApiError(request.status, { title: "The answer is not JSON", titleZh: "服务器的回答不是 JSON" }));
        }
      });
      options.signal.addEventListener("abort", () => request.abort());
      request.send(file);
    });
  },
};

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(-1, { detail: String(error) });
}

export function datasetName(dataset: { chinese: string; english: string }): string {
  return lang() === "zh" ? dataset.chinese : dataset.english;
}
