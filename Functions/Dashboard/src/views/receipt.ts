import { api, datasetName, type Finding, type Receipt } from "../api.ts";
import { byId, h, replace, type Child } from "../dom.ts";
import { bytes, count, time } from "../format.ts";
import { fileLink } from "../file-link.ts";
import { findingsCsv } from "../findings-csv.ts";
import { pick, t, type TextKey } from "../i18n.ts";
import { label } from "../labels.ts";
import type { Store } from "../store.ts";
import { difference, moved, totals, type Total } from "../totals.ts";

const FIRST_FINDINGS = 100;
/** More rows than this help nobody on a page; the download has them all. */
const MOST_FINDINGS = 2000;

export class ReceiptView {
  readonly #store: Store;
  readonly #host = byId("receipt");
  readonly #findings = byId("findings");
  #receipt: Receipt | undefined;
  #all: Finding[] | undefined;
  #showAll = false;
  #moved: { changes: { name: Total["key"]; text: string; delta: string }[]; done: boolean } | undefined;
  #drawn = "";

  constructor(store: Store) {
    this.#store = store;
  }

  clear(): void {
    this.#receipt = undefined;
    this.#all = undefined;
    this.#showAll = false;
    this.#moved = undefined;
    this.render();
  }

  show(receipt: Receipt): void {
    if (receipt.id !== this.#receipt?.id) {
      this.#all = undefined;
      this.#showAll = false;
      this.#moved = undefined;
    }
    this.#receipt = receipt;
    // Polls without news leave the page, and the reader's place in it, alone.
    const text = JSON.stringify(receipt);
    if (text === this.#drawn) return;
    this.#drawn = text;
    this.render();
  }

  /** What the upload did to the totals on this page; `undefined` while that is not known yet. */
  totalsMoved(receiptId: string, before: Total[] | undefined, done: boolean): void {
    if (receiptId !== this.#receipt?.id) return;
    const old = new Map(before?.map((total) => [total.key, total]) ?? []);
    const changes = before
      ? totals(this.#store.snapshot)
          .filter((total) => moved(total, old.get(total.key)?.raw))
          .map((total) => ({ name: total.key, text: total.text, delta: difference(total, old.get(total.key)?.raw ?? 0) }))
      : [];
    this.#moved = { changes, done };
    this.#renderReceipt();
  }

  render(): void {
    this.#renderReceipt();
    this.#renderFindings();
  }

  #renderReceipt(): void {
    const receipt = this.#receipt;
    if (!receipt) {
      this.#drawn = "";
      replace(this.#host, h("div", { class: "receipt blank" }, h("h3", {}, t("receipt")), h("p", {}, t("receiptEmpty"))));
      return;
    }
    const dry = receipt.dryRun === true;
    const state = receipt.state;
    const dryGood = dry && receipt.final !== false && state !== "rejected" && state !== "failed";
    replace(
      this.#host,
      h(
        "article",
        { class: `receipt s-${state}`, "aria-busy": receipt.final || dry ? null : "true" },
        h("h3", {}, t("receipt"), h("code", {}, receipt.id)),
        h(
          "p",
          { class: "state" },
          h("strong", { "data-testid": "receipt-state", "data-state": state, "data-final": String(receipt.final || dry) }, dryGood ? t("dryDone") : t(`state_${state}` as TextKey)),
          h("span", {}, receipt.repeated ? t("repeated") : dry ? t("dryNote") : t(`stateNote_${state}` as TextKey)),
        ),
        this.#counts(receipt, dry),
        receipt.nextStep ? h("p", { class: "next" }, h("b", {}, t("nextStep")), h("span", { "data-testid": "receipt-next" }, pick(receipt.nextStep))) : null,
        this.#changes(),
        this.#about(receipt),
      ),
    );
  }

  /** rows = accepted + unchanged + superseded + rejected, written as the sum it is. */
  #counts(receipt: Receipt, dry: boolean): Child {
    const counts = receipt.counts;
    if (!counts) return null;
    const cell = (key: keyof typeof counts, text: TextKey, sign: string) =>
      h("div", { class: `n-${key}`, "data-count": key, "data-value": counts[key] }, h("i", { "aria-hidden": "true" }, sign), h("b", {}, count(counts[key])), h("span", {}, t(text)));
    return h(
      "div",
      { class: "counts", "data-testid": "receipt-counts" },
      cell("rows", "rows", ""),
      cell("accepted", dry ? "acceptedDry" : "accepted", "="),
      cell("unchanged", "unchanged", "+"),
      cell("superseded", "superseded", "+"),
      cell("rejected", "rejected", "+"),
      counts.withWarnings > 0 ? h("p", { "data-count": "withWarnings", "data-value": counts.withWarnings }, t("withWarnings", { n: count(counts.withWarnings) })) : null,
    );
  }

  #changes(): Child {
    const moved = this.#moved;
    if (!moved) return null;
    const { changes, done } = moved;
    return h(
      "div",
      { class: "moved", "data-testid": "receipt-totals" },
      h("b", {}, t("totalsMoved")),
      changes.length > 0
        ? h("ul", {}, ...changes.map((change) => h("li", {}, `${t(change.name)} `, h("strong", {}, change.text), h("span", { class: "delta" }, change.delta))))
        : h("p", {}, t(done ? "totalsSame" : "totalsWaiting")),
    );
  }

  #about(receipt: Receipt): Child {
    const { reading } = receipt;
    const dataset = this.#store.datasets.find((item) => item.name === receipt.dataset);
    const read = [
      reading?.format?.toUpperCase(),
      reading?.encoding,
      reading?.delimiter ? t("delimiter", { name: reading.delimiter === "\t" ? t("tab") : reading.delimiter }) : null,
      reading?.sheet ? t("sheet", { name: reading.sheet }) : null,
      reading?.headerRow ? t("headerRow", { n: reading.headerRow }) : null,
    ].filter((part): part is string => !!part);
    const notes = reading?.notes?.map((note) => pick(note)).filter((note) => note !== "") ?? [];
    const line = (name: string, ...value: Child[]) => [h("dt", {}, name), h("dd", {}, ...value)];
    return h(
      "dl",
      { class: "about" },
      ...line(t("file"), `${receipt.fileName} · ${bytes(receipt.size)}`),
      ...line(t("dataset"), `${dataset ? datasetName(dataset) : receipt.dataset} · ${receipt.period}`),
      ...line(t("receivedAt"), time(receipt.receivedAt)),
      ...(read.length > 0 ? line(t("readAs"), read.join(" · "), ...notes.map((note) => h("p", {}, note))) : []),
      ...(receipt.dryRun ? [] : line(t("receiptLink"), h("a", { href: `?receipt=${encodeURIComponent(receipt.id)}#upload` }, receipt.id), typeof receipt.transactions === "number" ? ` · ${t("transactions", { n: count(receipt.transactions) })}` : "")),
    );
  }

  #renderFindings(): void {
    const receipt = this.#receipt;
    const sent = this.#all ?? receipt?.findings ?? [];
    const total = Math.max(receipt?.findingsTotal ?? 0, sent.length);
    if (!receipt || (total === 0 && !receipt.final && !receipt.dryRun)) {
      replace(this.#findings);
      return;
    }
    if (total === 0) {
      replace(this.#findings, receipt.state === "failed" ? null : h("p", { class: "none", "data-testid": "no-findings" }, t("noFindings")));
      return;
    }
    const shown = sent.slice(0, this.#showAll ? MOST_FINDINGS : FIRST_FINDINGS);
    replace(
      this.#findings,
      h(
        "div",
        { class: "findings-head" },
        h("h3", { id: "findings-h" }, t("findings"), h("small", { "data-testid": "findings-total", "data-value": total }, t("findingsCount", { n: count(total) }))),
        h("div", { class: "downloads" }, this.#marked(receipt), this.#download(receipt, "csv"), this.#download(receipt, "json")),
      ),
      h("div", { class: "scroll findings", tabindex: 0, role: "region", "aria-labelledby": "findings-h" }, findingsTable(shown)),
      total > shown.length && !this.#showAll
        ? h("button", { type: "button", class: "button", "data-testid": "findings-all", click: () => void this.#expand() }, t("showAll", { n: count(total) }))
        : total > shown.length
          ? h("p", { class: "hint" }, t("tooMany", { n: count(MOST_FINDINGS) }))
          : null,
    );
  }

  async #expand(): Promise<void> {
    const receipt = this.#receipt;
    if (!receipt) return;
    if ((receipt.findings?.length ?? 0) < (receipt.findingsTotal ?? 0) && !receipt.dryRun) {
      try {
        this.#all = await api.findings(receipt.id);
      } catch {
        // What the receipt itself carries is shown; the download stays offered.
      }
    }
    if (this.#receipt?.id !== receipt.id) return;
    this.#showAll = true;
    this.#renderFindings();
  }

  /** The file itself with its wrong cells marked; a dry run left no file to mark. */
  #marked(receipt: Receipt): HTMLElement | null {
    if (receipt.dryRun) return null;
    return fileLink(api.findingsLink(receipt.id, "xlsx"), t("downloadXlsx"), { class: "button strong", "data-testid": "findings-xlsx" });
  }

  #download(receipt: Receipt, format: "csv" | "json"): HTMLElement {
    const text = t(format === "csv" ? "downloadCsv" : "downloadJson");
    const name = `${receipt.id}-findings.${format}`;
    if (!receipt.dryRun) return h("a", { class: "button", href: api.findingsLink(receipt.id, format), download: name, "data-testid": `findings-${format}` }, text);
    // A dry run leaves nothing on the server to download, so the page writes the file.
    const write = () => {
      const findings = receipt.findings ?? [];
      const content = format === "csv" ? findingsCsv(findings) : JSON.stringify(findings, null, 2);
      const address = URL.createObjectURL(new Blob([content], { type: format === "csv" ? "text/csv" : "application/json" }));
      h("a", { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    };
    return h("button", { type: "button", class: "button", "data-testid": `findings-${format}`, click: write }, text);
  }
}

export function place(finding: Finding): string {
  const cell = finding.cell ?? (finding.row ? `${t("row")} ${finding.row}` : "");
  return finding.sheet && cell ? `${finding.sheet}!${cell}` : cell || finding.sheet || "";
}

function shown(value: string | number | null | undefined): string {
  return value === null || value === undefined ? "" : value === "" ? t("noValue") : String(value);
}

function expectation(finding: Finding): Child {
  const expected = shown(finding.expected);
  const difference = finding.difference ?? "";
  return expected === "" && difference === "" ? null : h("span", {}, expected, difference === "" ? null : h("small", {}, ` (Δ\u00a0${difference})`));
}

/** On a narrow screen each row becomes a card; `data-label` then names its parts. */
function findingsTable(findings: Finding[]): HTMLTableElement {
  const headers = ["code", "severity", "place", "row", "header", "value", "expectation", "message", "remedy"] as const;
  return h(
    "table",
    { class: "cards-when-narrow" },
    h("caption", { class: "visually-hidden" }, t("findings")),
    h("thead", {}, h("tr", {}, ...headers.map((key) => h("th", { scope: "col" }, t(key))))),
    h(
      "tbody",
      {},
      ...findings.map((finding) => {
        const cell = (key: (typeof headers)[number], attributes: Record<string, string>, ...children: Child[]) =>
          h("td", { "data-label": t(key), class: `f-${key}`, ...attributes }, ...children);
        return h(
          "tr",
          { "data-testid": "finding-row", "data-severity": finding.severity, class: `v-${finding.severity}` },
          cell("code", { "data-testid": "finding-code" }, h("code", {}, finding.code)),
          cell("severity", {}, h("span", { class: "severity" }, label("severity", finding.severity))),
          cell("place", { "data-testid": "finding-cell", "data-cell": finding.cell ?? "" }, place(finding)),
          cell("row", {}, shown(finding.row)),
          cell("header", {}, shown(finding.header ?? finding.column)),
          cell("value", { "data-testid": "finding-value" }, shown(finding.value)),
          cell("expectation", {}, expectation(finding)),
          cell("message", { "data-testid": "finding-message" }, pick({ zh: finding.messageZh, en: finding.messageEn })),
          cell("remedy", { "data-testid": "finding-remedy" }, pick({ zh: finding.remedyZh, en: finding.remedyEn })),
        );
      }),
    ),
  );
}
