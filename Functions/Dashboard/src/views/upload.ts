import { api, asApiError, datasetName, isAbort, type ApiError, type Dataset, type DatasetDetail, type Receipt } from "../api.ts";
import { byId, h, replace, table } from "../dom.ts";
import { bytes } from "../format.ts";
import { applyTexts, lang, t } from "../i18n.ts";
import { fileLink } from "../file-link.ts";
import type { Store } from "../store.ts";
import { totals, type Total } from "../totals.ts";
import { problemView } from "./notices.ts";
import type { ReceiptView } from "./receipt.ts";

const FIRST_POLL_MS = 300;
const SLOWEST_POLL_MS = 3000;
const LONG_SECONDS = 60;
/** Publication follows the commit; the totals are asked for until they have had time to move. */
const REFRESH_AFTER_MS = [0, 700, 2000, 5000];

type Phase =
  | { kind: "idle" }
  | { kind: "uploading"; loaded: number; total: number }
  | { kind: "waiting"; since: number };

export class UploadView {
  readonly #store: Store;
  readonly #receipts: ReceiptView;
  readonly #form = byId<HTMLFormElement>("upload-form");
  readonly #input = byId<HTMLInputElement>("upload-input");
  readonly #drop = byId("dropzone");
  readonly #fileName = byId("upload-file");
  readonly #dataset = byId<HTMLSelectElement>("upload-dataset");
  readonly #period = byId<HTMLInputElement>("upload-period");
  readonly #dryRun = byId<HTMLInputElement>("upload-dryrun");
  readonly #send = byId<HTMLButtonElement>("upload-send");
  readonly #cancel = byId<HTMLButtonElement>("upload-cancel");
  readonly #progress = byId("upload-progress");
  readonly #problem = byId("upload-problem");
  readonly #columns = byId<HTMLDetailsElement>("columns");
  readonly #templateUscc = byId<HTMLInputElement>("template-uscc");

  #file: File | undefined;
  #hint = "";
  #error: ApiError | undefined;
  #note: "noFile" | "cancelled" | "" = "";
  #phase: Phase = { kind: "idle" };
  #abort: AbortController | undefined;
  #said = "";
  #options = "";
  #datasetTouched = false;
  #periodOf = "";
  #periodTouched = false;
  #periods = "";
  #details = new Map<string, DatasetDetail>();

  constructor(store: Store, receipts: ReceiptView) {
    this.#store = store;
    this.#receipts = receipts;
    this.#input.addEventListener("change", () => this.#take(this.#input.files));
    this.#dataset.addEventListener("change", () => {
      this.#datasetTouched = true;
      this.#periodTouched = false;
      this.#renderPeriod();
      void this.#renderColumns();
    });
    this.#period.addEventListener("input", () => {
      this.#periodTouched = true;
      this.#renderTemplates();
    });
    this.#templateUscc.addEventListener("input", () => this.#renderTemplates());
    this.#dryRun.addEventListener("change", () => this.#renderState());
    this.#columns.addEventListener("toggle", () => void this.#renderColumns());
    this.#cancel.addEventListener("click", () => this.#abort?.abort());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#listenForDrops();
  }

  render(): void {
    this.#renderDatasets();
    this.#suggestRegister();
    this.#renderPeriod();
    this.#renderState();
    void this.#renderColumns();
  }

  /** Follows a receipt that was linked to. */
  async open(id: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      await this.#follow(await api.receipt(id, abort.signal), abort.signal);
    } catch (error) {
      if (!isAbort(error)) this.#error = asApiError(error);
    }
    this.#idle();
  }

  #listenForDrops(): void {
    // A file dropped beside the box must not make the browser leave the page.
    for (const type of ["dragover", "drop"]) document.addEventListener(type, (event) => event.preventDefault());
    let depth = 0;
    this.#drop.addEventListener("dragenter", () => this.#drop.classList.toggle("over", ++depth > 0));
    this.#drop.addEventListener("dragleave", () => this.#drop.classList.toggle("over", --depth > 0));
    this.#drop.addEventListener("drop", (event) => {
      depth = 0;
      this.#drop.classList.remove("over");
      this.#take(event.dataTransfer?.files ?? null);
    });
  }

  #take(files: FileList | null): void {
    this.#file = files?.[0];
    this.#hint = files && files.length > 1 ? t("oneFile") : "";
    this.#note = "";
    this.#error = undefined;
    this.#renderState();
  }

  #selected(): Dataset | undefined {
    return this.#store.datasets.find((dataset) => dataset.name === this.#dataset.value);
  }

  #renderDatasets(): void {
    const { datasets } = this.#store;
    const options = `${lang()} ${datasets.map((dataset) => dataset.name).join()}`;
    if (options === this.#options) return;
    const before = this.#dataset.value;
    this.#options = options;
    const option = (dataset: Dataset) => h("option", { value: dataset.name }, datasetName(dataset));
    const ledgers = datasets.filter((dataset) => dataset.mechanisms);
    replace(this.#dataset, ...datasets.filter((dataset) => !dataset.mechanisms).map(option), ledgers.length > 0 && h("optgroup", { label: t("ledgers") }, ...ledgers.map(option)));
    const start = datasets.some((dataset) => dataset.name === "annual-reports") ? "annual-reports" : datasets[0]?.name;
    this.#dataset.value = before || start || "";
  }

  /** Without a register nothing can be checked against it, so it comes first. */
  #suggestRegister(): void {
    const { ready, registry } = this.#store.snapshot;
    if (this.#datasetTouched || this.#phase.kind !== "idle" || !ready || registry.value?.total["records"] !== 0) return;
    if (this.#store.datasets.some((dataset) => dataset.name === "registry")) this.#dataset.value = "registry";
  }

  #renderPeriod(): void {
    const dataset = this.#selected();
    if (!dataset) return;
    const none = dataset.periodKind === "none";
    const wanted = none ? "current" : this.#store.year || dataset.periodExample;
    // The period follows the selected year until somebody types one.
    if (!this.#periodTouched || this.#periodOf !== dataset.name) {
      this.#period.value = wanted;
      this.#periodTouched = false;
    }
    this.#periodOf = dataset.name;
    this.#period.readOnly = none;
    const periods = none ? "" : dataset.periods.join();
    if (periods !== this.#periods) replace(byId("upload-periods"), ...(none ? [] : dataset.periods.map((period) => h("option", { value: period }))));
    this.#periods = periods;
    byId("period-hint").textContent = none ? t("periodCurrent") : t(dataset.acceptsMonths ? "periodMonth" : "periodYear", { example: dataset.periodExample });
    this.#renderTemplates();
  }

  #renderTemplates(): void {
    const dataset = this.#selected();
    if (!dataset) return;
    const uscc = this.#templateUscc.value.trim();
    const link = (layout: "form" | "table" | "", text: string) =>
      fileLink(api.templateLink(dataset.name, this.#period.value.trim(), layout, /^[0-9A-Za-z]{18}$/.test(uscc) ? uscc : ""), text, { "data-testid": `template-${layout || "table"}` });
    replace(byId("template-links"), ...(dataset.name === "annual-reports" ? [link("form", t("templateForm")), " · ", link("table", t("templateTable"))] : [link("", t("templateOnly"))]));
    this.#templateUscc.placeholder = t("templateUscc");
    this.#templateUscc.setAttribute("aria-label", t("templateUscc"));
  }

  #renderState(): void {
    const busy = this.#phase.kind !== "idle";
    replace(this.#fileName, ...(this.#file ? [h("b", {}, this.#file.name), ` ${bytes(this.#file.size)}`, this.#hint ? h("small", {}, ` ${this.#hint}`) : null] : []));
    this.#drop.classList.toggle("filled", this.#file !== undefined);
    this.#send.disabled = busy;
    this.#send.textContent = t(this.#dryRun.checked ? "check" : "send");
    this.#cancel.hidden = this.#phase.kind !== "uploading";
    const problem = this.#error ?? (this.#store.datasets.length === 0 ? this.#store.datasetsError : undefined);
    // An alert drawn anew is read out anew: only when there is something else to say.
    const words = `${lang()} ${problem?.status} ${problem?.title} ${problem?.detail} ${this.#note}`;
    if (words !== this.#said) {
      this.#said = words;
      replace(this.#problem, problem ? problemView(problem) : null, this.#note ? h("p", { class: "hint strong", role: "alert" }, t(this.#note)) : null);
    }
    this.#renderProgress();
  }

  #renderProgress(): void {
    const phase = this.#phase;
    this.#progress.hidden = phase.kind === "idle";
    if (phase.kind === "idle") {
      replace(this.#progress);
      return;
    }
    let bar = this.#progress.querySelector("progress");
    let text = this.#progress.querySelector("span");
    if (!bar || !text) {
      bar = h("progress", { max: 100 });
      text = h("span");
      replace(this.#progress, bar, text);
    }
    const percent = phase.kind === "uploading" && phase.total > 0 ? Math.floor((phase.loaded / phase.total) * 100) : 100;
    if (phase.kind === "uploading" && percent < 100) {
      bar.value = percent;
      text.textContent = t("uploading", { percent });
    } else {
      bar.removeAttribute("value");
      const seconds = phase.kind === "waiting" ? Math.floor((Date.now() - phase.since) / 1000) : 0;
      text.textContent = phase.kind === "uploading" ? t("uploaded") : t(seconds >= LONG_SECONDS ? "processingLong" : "processing", { seconds });
    }
    bar.setAttribute("aria-label", text.textContent ?? "");
  }

  async #submit(): Promise<void> {
    if (this.#phase.kind !== "idle") return;
    this.#error = undefined;
    this.#note = this.#file ? "" : "noFile";
    if (!this.#file) {
      this.#renderState();
      this.#input.focus();
      return;
    }
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#phase = { kind: "uploading", loaded: 0, total: this.#file.size };
    this.#receipts.clear();
    this.#renderState();
    const before = totals(this.#store.snapshot);
    const year = this.#store.year;
    try {
      const receipt = await api.submit(this.#dataset.value, this.#period.value.trim(), this.#file, {
        dryRun: this.#dryRun.checked,
        signal: abort.signal,
        progress: (loaded, total) => {
          if (this.#phase.kind !== "uploading") return;
          this.#phase = { kind: "uploading", loaded, total };
          this.#renderProgress();
        },
      });
      if (!receipt.dryRun) rememberInAddress(receipt.id);
      const last = await this.#follow(receipt, abort.signal);
      if (!last.dryRun && (last.state === "committed" || last.state === "partlyAccepted")) void this.#refreshTotals(last.id, before, year);
    } catch (error) {
      if (isAbort(error)) this.#note = "cancelled";
      else this.#error = asApiError(error);
    }
    this.#idle();
  }

  #idle(): void {
    this.#phase = { kind: "idle" };
    // The same file, mended, can be chosen again: without this the browser sees no change.
    this.#input.value = "";
    this.#renderState();
  }

  /** Asks for the receipt until it is final; a lost connection is waited out. */
  async #follow(first: Receipt, signal: AbortSignal): Promise<Receipt> {
    let receipt = first;
    const since = Date.now();
    this.#phase = { kind: "waiting", since };
    let wait = FIRST_POLL_MS;
    for (;;) {
      this.#receipts.show(receipt);
      if (receipt.final || receipt.dryRun) return receipt;
      this.#renderState();
      await pause(wait, signal);
      wait = Math.min(wait * 1.35, SLOWEST_POLL_MS);
      try {
        receipt = await api.receipt(receipt.id, signal);
        this.#error = undefined;
      } catch (error) {
        const problem = isAbort(error) ? undefined : asApiError(error);
        if (!problem || (problem.status !== 0 && problem.status < 500)) throw error;
        this.#error = problem;
      }
    }
  }

  /** Runs beside the form: the next file may be sent meanwhile, and then this one's changes are no longer told. */
  async #refreshTotals(receiptId: string, before: Total[], year: string): Promise<void> {
    this.#receipts.totalsMoved(receiptId, undefined, false);
    for (const wait of REFRESH_AFTER_MS) {
      await pause(wait);
      await this.#store.refresh({ inspections: true });
      if (this.#store.year !== year) break;
      this.#receipts.totalsMoved(receiptId, before, wait === REFRESH_AFTER_MS.at(-1));
    }
  }

  async #renderColumns(): Promise<void> {
    const name = this.#dataset.value;
    if (!this.#columns.open || !name) return;
    const body = byId("columns-body");
    try {
      const detail = this.#details.get(name) ?? (await api.dataset(name));
      this.#details.set(name, detail);
      if (name !== this.#dataset.value) return;
      const zh = lang() === "zh";
      replace(
        body,
        h(
          "div",
          { class: "scroll", tabindex: 0, role: "region", "aria-label": t("columns") },
          table(
            t("columns"),
            [{ text: t("column") }, { text: t("columnOther") }, { text: t("required") }, { text: t("kind") }],
            detail.columns.map((column) => [
              zh ? column.chinese : column.english,
              zh ? column.english : column.chinese,
              column.required ? t("yes") : "",
              column.choices?.length ? column.choices.map((choice) => (zh ? choice.chinese : choice.code)).join(zh ? "、" : ", ") : `${column.type}${column.unit ? ` (${column.unit})` : ""}`,
            ]),
          ),
        ),
      );
      body.querySelector("table")?.classList.add("cards-when-narrow");
    } catch (error) {
      replace(body, problemView(asApiError(error)));
    }
    applyTexts(this.#columns);
  }
}

function rememberInAddress(id: string): void {
  const address = new URL(location.href);
  address.searchParams.set("receipt", id);
  history.replaceState(null, "", address);
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("cancelled", "AbortError"));
    });
  });
}
