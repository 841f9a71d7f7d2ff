// What the page knows: datasets, the selected year, and the latest answer to each question.

import { api, asApiError, isAbort, type Aggregates, type ApiError, type Completeness, type Dataset, type Headlines, type Inspections } from "./api.ts";

/** The latest good answer, and what went wrong since. */
export interface Loaded<T> {
  value?: T;
  error?: ApiError;
}

export interface Snapshot {
  year: string;
  ready: boolean;
  registry: Loaded<Aggregates>;
  months: Loaded<Aggregates>;
  types: Loaded<Aggregates>;
  completeness: Loaded<Completeness>;
  inspections: Loaded<Inspections>;
  headlines: Loaded<Headlines>;
}

type Part = "registry" | "months" | "types" | "completeness" | "inspections" | "headlines";

const POLL_MS = 15_000;
/** Conclusions change once a night: every fourth round is enough. */
const INSPECTIONS_EVERY = 4;
export const FIRST_ITEMS = 20;

function blank(year: string): Snapshot {
  return { year, ready: false, registry: {}, months: {}, types: {}, completeness: {}, inspections: {}, headlines: {} };
}

export class Store {
  datasets: Dataset[] = [];
  datasetsError: ApiError | undefined;
  snapshot: Snapshot = blank("");
  /** The day of the headlines, yyyy-MM-dd; empty for today. */
  asOf = "";
  #listeners = new Set<() => void>();
  #abort: AbortController | undefined;
  #timer: number | undefined;
  #round = 0;

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  get year(): string {
    return this.snapshot.year;
  }

  /** The years of reports and activities, newest first; a month "2025-07" counts as its year. */
  get years(): string[] {
    const years = new Set<string>();
    for (const dataset of this.datasets)
      if (dataset.periodKind === "year")
        for (const period of dataset.periods) if (/^\d{4}/.test(period)) years.add(period.slice(0, 4));
    return [...years].sort().reverse();
  }

  async start(wishedYear: string | null): Promise<void> {
    await this.#loadDatasets();
    this.selectYear(wishedYear ?? this.#defaultYear());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.refresh();
    });
  }

  selectYear(year: string): void {
    if (year === this.year) return;
    this.snapshot = blank(year);
    this.#emit();
    void this.refresh({ inspections: true });
  }

  selectDay(asOf: string): void {
    if (asOf === this.asOf) return;
    this.asOf = asOf;
    void this.refresh();
  }

  /** Asks again now; the poll then goes on from here. */
  async refresh(options: { inspections?: boolean } = {}): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const { signal } = abort;
    const target = this.snapshot;
    const year = target.year;

    const withInspections = options.inspections || this.#round % INSPECTIONS_EVERY === 0 || !target.inspections.value;
    this.#round++;
    const answers: Promise<void>[] = [
      this.#ask(target, "registry", api.aggregates("registry", { period: "current", by: "city" }, signal)),
      this.#ask(target, "months", api.aggregates("activities", { period: year, by: "month" }, signal)),
      this.#ask(target, "types", api.aggregates("activities", { period: year, by: "typeGroup,activityType" }, signal)),
      this.#ask(target, "completeness", api.completeness(year, signal)),
      this.#ask(target, "headlines", api.headlines(this.asOf, signal)),
    ];
    if (withInspections) answers.push(this.#ask(target, "inspections", api.inspections(year, { limit: FIRST_ITEMS }, signal)));
    if (this.datasets.length === 0 || options.inspections) answers.push(this.#loadDatasets(signal));
    await Promise.all(answers);

    // A newer refresh, or another year, has taken over.
    if (signal.aborted || target !== this.snapshot) return;
    target.ready = true;
    this.#emit();
    this.#timer = window.setTimeout(() => this.#poll(), POLL_MS);
  }

  #poll(): void {
    // A hidden page asks nothing; it catches up when it is seen again.
    if (document.visibilityState === "visible") void this.refresh();
  }

  async #ask<P extends Part>(target: Snapshot, part: P, answer: Promise<NonNullable<Snapshot[P]["value"]>>): Promise<void> {
    try {
      target[part] = { value: await answer } as Snapshot[P];
    } catch (error) {
      if (isAbort(error)) return;
      // Old numbers stay on the page, marked as old, rather than disappearing.
      target[part] = { ...target[part], error: asApiError(error) } as Snapshot[P];
    }
  }

  async #loadDatasets(signal?: AbortSignal): Promise<void> {
    try {
      this.datasets = (await api.datasets(signal)).datasets;
      this.datasetsError = undefined;
    } catch (error) {
      if (!isAbort(error)) this.datasetsError = asApiError(error);
    }
  }

  /** The newest year with annual reports; without any, last year, which is the one being reported. */
  #defaultYear(): string {
    const reports = this.datasets.find((dataset) => dataset.name === "annual-reports")?.periods ?? [];
    const newest = [...reports].sort().at(-1) ?? this.years[0];
    return newest?.slice(0, 4) ?? String(Number(new Date().toLocaleDateString("en-CA", { timeZone: "Asia/Shanghai" }).slice(0, 4)) - 1);
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
