import { api, asApiError, isAbort, type ApiError, type InspectionItem, type Inspections } from "../api.ts";
import { axisText, splitLine, swatch, tooltipBody, tooltipStyle, type Option } from "../chart.ts";
import { add, byId, h, replace, table } from "../dom.ts";
import { count, countAxis, percent } from "../format.ts";
import { t } from "../i18n.ts";
import { conclusionOrder, known, label } from "../labels.ts";
import { FIRST_ITEMS, type Store } from "../store.ts";
import { colour } from "../theme.ts";
import { problemView } from "./notices.ts";
import { ChartBody } from "./panel.ts";

const ROW_HEIGHT = 23;

const conclusionColour = (code: string): string => colour(`c-${code.toLowerCase().replaceAll("_", "-")}`);

export class InspectionsView {
  readonly #store: Store;
  readonly #overview = h("div", { class: "conclusions" });
  readonly #cities = h("div");
  readonly #list = h("div");
  readonly #body = new ChartBody(byId("inspections-body"), "inspections-toggle");

  #year = "";
  #filter = "";
  #items: InspectionItem[] = [];
  #total = 0;
  #next: string | null = null;
  #error: ApiError | undefined;
  #abort: AbortController | undefined;

  constructor(store: Store) {
    this.#store = store;
    // Chart and table stand on the left of the list of organisations.
    add(this.#cities, h("h3", { "data-t": "byCity" }), this.#body.chart.element, this.#body.toggle.element);
    replace(this.#body.legend, this.#overview);
    add(this.#body.extra, h("div", { class: "inspection-grid" }, this.#cities, this.#list));
  }

  render(fresh: boolean): void {
    const { snapshot } = this.#store;
    if (snapshot.year !== this.#year) {
      this.#year = snapshot.year;
      this.#filter = "";
      this.#items = [];
    }
    if (fresh) this.#body.forget();
    const answer = this.#body.open(snapshot.inspections, snapshot.ready, (value) => value.counts.length === 0, t("emptyInspections", { year: snapshot.year }));
    if (!answer || !this.#body.changed([answer.counts, answer.items, answer.labels])) return;

    if (this.#filter === "" && (!fresh || this.#items.length === 0)) this.#take(answer);
    this.#renderOverview(answer);
    this.#renderCities(answer, fresh);
    this.#renderList(answer);
    if (this.#filter !== "" && !fresh) void this.#load(false);
  }

  #take(answer: Inspections): void {
    this.#items = answer.items;
    this.#total = answer.total;
    this.#next = answer.continuationToken;
    this.#error = undefined;
  }

  #sums(answer: Inspections): Map<string, number> {
    const sums = new Map<string, number>();
    for (const row of answer.counts) sums.set(row.conclusion, (sums.get(row.conclusion) ?? 0) + row.count);
    return sums;
  }

  #codes(answer: Inspections): string[] {
    const sums = this.#sums(answer);
    const rest = [...sums.keys()].filter((code) => !(conclusionOrder as readonly string[]).includes(code));
    return [...conclusionOrder.filter((code) => (sums.get(code) ?? 0) > 0), ...rest];
  }

  /** One bar for the province, and below it the same parts as buttons that filter the list. */
  #renderOverview(answer: Inspections): void {
    const sums = this.#sums(answer);
    const all = [...sums.values()].reduce((a, b) => a + b, 0);
    const codes = this.#codes(answer);
    const bar = h("div", { class: "stacked", "aria-hidden": "true" });
    for (const code of codes) {
      const part = h("span", { title: `${label("conclusion", code, answer.labels)} ${count(sums.get(code))}` });
      part.style.flexGrow = String(sums.get(code));
      part.style.background = conclusionColour(code);
      bar.appendChild(part);
    }
    const held = this.#overview.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["code"] : undefined;
    const chip = (code: string, name: string, number: number) =>
      h(
        "button",
        { type: "button", class: "chip", "data-code": code, "data-testid": `conclusion-${code || "ALL"}`, "data-value": number, "aria-pressed": this.#filter === code ? "true" : "false", click: () => void this.#choose(code) },
        code ? swatch(conclusionColour(code)) : null,
        h("span", {}, name),
        h("b", {}, count(number)),
        code ? h("small", {}, percent(number, all)) : null,
      );
    replace(
      this.#overview,
      bar,
      h("div", { class: "chips", role: "group", "aria-label": t("filterConclusion") }, chip("", t("allConclusions"), all), ...codes.map((code) => chip(code, label("conclusion", code, answer.labels), sums.get(code) ?? 0))),
    );
    if (held !== undefined) this.#overview.querySelector<HTMLElement>(`[data-code="${held}"]`)?.focus();
  }

  #renderCities(answer: Inspections, fresh: boolean): void {
    const title = this.#cities.querySelector("h3");
    if (title) title.textContent = t("byCity");
    const codes = this.#codes(answer);
    const cities = [...new Set(answer.counts.map((row) => row.city ?? ""))].sort();
    const cell = new Map(answer.counts.map((row) => [`${row.city ?? ""}/${row.conclusion}`, row.count]));
    const at = (city: string, code: string) => cell.get(`${city}/${code}`) ?? 0;
    const names = cities.map((city) => label("city", city, answer.labels));
    const conclusion = (code: string) => label("conclusion", code, answer.labels);
    const option: Option = {
      grid: { left: 4, right: 14, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: {
        ...tooltipStyle(),
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: colour("hover") } },
        formatter: (items: unknown) => {
          const index = (items as { dataIndex: number }[])[0]?.dataIndex ?? -1;
          const city = cities[index];
          if (city === undefined) return "";
          return tooltipBody(names[index] ?? "", codes.map((code) => ({ colour: conclusionColour(code), name: conclusion(code), value: count(at(city, code)) })));
        },
      },
      xAxis: { type: "value", axisLabel: { ...axisText(), formatter: countAxis, hideOverlap: true }, splitLine: splitLine(), splitNumber: 4, minInterval: 1 },
      yAxis: { type: "category", inverse: true, data: names, axisLabel: { ...axisText(), interval: 0 }, axisTick: { show: false }, axisLine: { show: false } },
      series: codes.map((code) => ({
        id: code,
        name: conclusion(code),
        type: "bar" as const,
        stack: "conclusions",
        barCategoryGap: "34%",
        data: cities.map((city) => at(city, code)),
        itemStyle: { color: conclusionColour(code) },
        emphasis: { disabled: true },
      })),
    };
    const sums = this.#sums(answer);
    const list = codes.map((code) => `${conclusion(code)} ${count(sums.get(code))}`).join(", ");
    this.#body.chart.set(option, t("chartInspections", { year: this.#year, list }), cities.length * ROW_HEIGHT + 34, fresh);
    this.#body.toggle.set(
      t("dataTable"),
      table(
        t("byCity"),
        [{ text: t("city") }, ...codes.map((code) => ({ text: conclusion(code), numeric: true }))],
        cities.map((city, i) => [names[i] ?? city, ...codes.map((code) => count(at(city, code)))]),
        "inspection-counts-table",
      ),
    );
  }

  #renderList(answer: Inspections): void {
    const rows = this.#items.map((item) => [
      h("span", { class: "org" }, item.name, h("code", {}, item.uscc)),
      label("city", item.city, answer.labels),
      label("type", item.type, answer.labels),
      h("span", { class: "nowrap" }, swatch(conclusionColour(item.conclusion)), label("conclusion", item.conclusion, answer.labels), known("inspectionState", item.state) ? h("small", {}, ` ${label("inspectionState", item.state)}`) : null),
      item.consecutiveYearsNotFiled ? count(item.consecutiveYearsNotFiled) : "",
      item.grounds.length > 0 && h("span", { class: "grounds" }, ...item.grounds.map((code) => h("span", { title: label("ground", code) }, h("code", {}, code), known("ground", code) ? ` ${label("ground", code)}` : ""))),
    ]);
    const content = table(
      t("inspectionItems"),
      [{ text: t("organisation") }, { text: t("city"), nowrap: true }, { text: t("legalType"), nowrap: true }, { text: t("conclusion"), nowrap: true }, { text: t("yearsNotFiled"), numeric: true }, { text: t("grounds") }],
      rows,
      "inspection-table",
    );
    content.classList.add("cards-when-narrow");
    const scroller = this.#list.querySelector(".scroll");
    const top = scroller?.scrollTop ?? 0;
    const scroll = h("div", { class: "scroll items", tabindex: 0, role: "region", "aria-label": t("inspectionItems") }, content);
    replace(
      this.#list,
      h("h3", {}, t("inspectionItems"), h("small", {}, t("shownOf", { n: count(this.#items.length), total: count(this.#total) }))),
      this.#error ? problemView(this.#error) : null,
      scroll,
      this.#items.length === 0 && !this.#error ? h("p", { class: "hint" }, t("noneOfThese")) : null,
      this.#next ? h("button", { type: "button", class: "button", "data-testid": "inspection-more", click: () => void this.#load(true) }, t("loadMore")) : null,
    );
    scroll.scrollTop = top;
  }

  async #choose(code: string): Promise<void> {
    this.#filter = this.#filter === code ? "" : code;
    await this.#load(false);
  }

  async #load(more: boolean): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const answer = this.#store.snapshot.inspections.value;
    if (!answer) return;
    this.#renderOverview(answer);
    try {
      const page = await api.inspections(this.#year, { conclusion: this.#filter, limit: more ? FIRST_ITEMS * 5 : FIRST_ITEMS, continuationToken: more ? this.#next : null }, abort.signal);
      const before = more ? this.#items : [];
      this.#take(page);
      this.#items = [...before, ...page.items];
    } catch (error) {
      if (isAbort(error)) return;
      this.#error = asApiError(error);
    }
    this.#renderList(answer);
  }
}
