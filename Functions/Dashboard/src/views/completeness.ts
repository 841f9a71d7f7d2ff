import type { Completeness, CompletenessCounts } from "../api.ts";
import { legend, axisText, splitLine, tooltipBody, tooltipStyle, type Option } from "../chart.ts";
import { byId, h, replace, segments, table } from "../dom.ts";
import { count, countAxis, percent } from "../format.ts";
import { t } from "../i18n.ts";
import { label } from "../labels.ts";
import type { Store } from "../store.ts";
import { colour } from "../theme.ts";
import { ChartBody } from "./panel.ts";

type Mode = "share" | "count";

const ROW_HEIGHT = 26;

const parts = [
  { key: "filedOnTime", colour: "on-time", of: (row: CompletenessCounts) => row.filedOnTime },
  { key: "filedLate", colour: "late", of: (row: CompletenessCounts) => row.filed - row.filedOnTime },
  { key: "notFiled", colour: "not-filed", of: (row: CompletenessCounts) => row.notFiled },
] as const;

export class CompletenessView {
  readonly #store: Store;
  readonly #body = new ChartBody(byId("completeness-body"), "completeness-toggle");
  #mode: Mode = "share";

  constructor(store: Store) {
    this.#store = store;
  }

  render(fresh: boolean): void {
    const { snapshot } = this.#store;
    segments<Mode>(
      byId("completeness-mode"),
      t("display"),
      [
        { value: "share", text: t("byShare") },
        { value: "count", text: t("byCount") },
      ],
      this.#mode,
      (mode) => {
        this.#mode = mode;
        this.render(true);
      },
    );
    if (fresh) this.#body.forget();
    const answer = this.#body.open(snapshot.completeness, snapshot.ready, (value) => value.total.expected === 0 && value.total.filed === 0, t("emptyCompleteness", { year: snapshot.year }));
    if (!answer || !this.#body.changed([answer.total, answer.rows, answer.labels])) return;

    const rows = [...answer.rows].sort((a, b) => a.city.localeCompare(b.city));
    const description = t("chartCompleteness", {
      year: snapshot.year,
      expected: count(answer.total.expected),
      filed: count(answer.total.filed),
      rate: answer.total.rate ?? percent(answer.total.filed, answer.total.expected),
    });
    replace(this.#body.legend, legend(parts.map((part) => ({ colour: colour(part.colour), text: t(part.key) }))));
    this.#body.chart.set(this.#option(answer, rows), description, rows.length * ROW_HEIGHT + 34, fresh);
    replace(this.#body.extra, this.#facts(answer.total));
    this.#body.toggle.set(t("dataTable"), this.#table(answer, rows));
  }

  #option(answer: Completeness, rows: Completeness["rows"]): Option {
    const share = this.#mode === "share";
    const names = rows.map((row) => label("city", row.city, answer.labels));
    return {
      grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: {
        ...tooltipStyle(),
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: colour("hover") } },
        formatter: (items: unknown) => {
          const index = (items as { dataIndex: number }[])[0]?.dataIndex ?? -1;
          const row = rows[index];
          if (!row) return "";
          return tooltipBody(`${names[index]}  ${row.rate ?? ""}`, [
            { name: t("expected"), value: count(row.expected) },
            ...parts.map((part) => ({ colour: colour(part.colour), name: t(part.key), value: `${count(part.of(row))}  ${percent(part.of(row), row.expected)}` })),
            { name: t("withoutPreReview"), value: count(row.filedWithoutPreReview) },
          ]);
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        ...(share ? { max: 100, interval: 25 } : {}),
        axisLabel: { ...axisText(), formatter: (value: number) => (share ? `${value}%` : countAxis(value)), hideOverlap: true },
        splitLine: splitLine(),
        splitNumber: 4,
      },
      yAxis: [
        { type: "category", inverse: true, data: names, axisLabel: { ...axisText(), interval: 0 }, axisTick: { show: false }, axisLine: { show: false } },
        {
          type: "category",
          inverse: true,
          position: "right",
          data: rows.map((_, index) => String(index)),
          axisLabel: { color: colour("ink"), fontSize: 12, fontWeight: "bold", interval: 0, formatter: (index: string) => rows[Number(index)]?.rate ?? "" },
          axisTick: { show: false },
          axisLine: { show: false },
          axisPointer: { show: false },
        },
      ],
      series: parts.map((part) => ({
        id: part.key,
        name: t(part.key),
        type: "bar" as const,
        stack: "reports",
        barCategoryGap: "34%",
        data: rows.map((row) => (share ? (row.expected > 0 ? (part.of(row) / row.expected) * 100 : 0) : part.of(row))),
        itemStyle: { color: colour(part.colour), borderColor: colour("panel"), borderWidth: 1 },
        emphasis: { disabled: true },
      })),
    };
  }

  #facts(total: CompletenessCounts): HTMLElement {
    const fact = (name: string, value: number) => h("div", {}, h("dt", {}, name), h("dd", {}, count(value)));
    return h(
      "dl",
      { class: "facts" },
      fact(`${t("notFiledYears")} ${t("year1")}`, total.notFiled1),
      fact(t("year2"), total.notFiled2),
      fact(t("year3"), total.notFiled3Plus),
      fact(t("withoutPreReview"), total.filedWithoutPreReview),
      fact(t("exempt"), total.exempt),
    );
  }

  #table(answer: Completeness, rows: Completeness["rows"]): HTMLElement {
    const cells = (name: string, row: CompletenessCounts) => [
      name,
      count(row.expected),
      ...parts.map((part) => count(part.of(row))),
      count(row.filedWithoutPreReview),
      count(row.exempt),
      row.rate ?? percent(row.filed, row.expected),
    ];
    const headers = ["city", "expected", "filedOnTime", "filedLate", "notFiled", "withoutPreReview", "exempt", "rate"] as const;
    const result = table(
      t("completeness"),
      headers.map((key, i) => ({ text: t(key), numeric: i > 0 })),
      [cells(t("total"), answer.total), ...rows.map((row) => cells(label("city", row.city, answer.labels), row))],
      "completeness-table",
    );
    result.tBodies[0]?.rows[0]?.classList.add("sum");
    return result;
  }
}
