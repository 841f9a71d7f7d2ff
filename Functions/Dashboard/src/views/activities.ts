import type { Aggregates, Row } from "../api.ts";
import { axisText, legend, splitLine, swatch, tooltipBody, tooltipStyle, type Option } from "../chart.ts";
import { byId, h, replace, segments, table } from "../dom.ts";
import { count, countAxis, moneyExact, moneyShort, monthShort } from "../format.ts";
import { t } from "../i18n.ts";
import { groupOrder, label } from "../labels.ts";
import type { Store } from "../store.ts";
import { colour } from "../theme.ts";
import { ChartBody } from "./panel.ts";

type Line = "fundsTotal" | "served";

const value = (row: Row | undefined, measure: string): number => Number(row?.[measure] ?? 0);
const isEmpty = (answer: Aggregates): boolean => !answer.total["records"];

export class MonthsView {
  readonly #store: Store;
  readonly #body = new ChartBody(byId("months-body"), "months-toggle");
  #line: Line = "fundsTotal";

  constructor(store: Store) {
    this.#store = store;
  }

  render(fresh: boolean): void {
    const { snapshot } = this.#store;
    segments<Line>(
      byId("months-mode"),
      t("display"),
      [
        { value: "fundsTotal", text: t("fundsShort") },
        { value: "served", text: t("servedShort") },
      ],
      this.#line,
      (line) => {
        this.#line = line;
        this.render(true);
      },
    );
    if (fresh) this.#body.forget();
    const answer = this.#body.open(snapshot.months, snapshot.ready, isEmpty, t("emptyActivities", { year: snapshot.year }));
    if (!answer || !this.#body.changed([answer.total, answer.rows])) return;

    // All twelve months, so that a month without activities shows as such.
    const byMonth = new Map(answer.rows.map((row) => [String(row["month"]).slice(-2), row]));
    const months = Array.from({ length: 12 }, (_, i) => ({ number: i + 1, row: byMonth.get(String(i + 1).padStart(2, "0")) }));
    const top = months.reduce((a, b) => (value(b.row, "records") > value(a.row, "records") ? b : a));
    const description = t("chartMonths", { year: snapshot.year, n: count(answer.total["records"]), top: `${snapshot.year}-${String(top.number).padStart(2, "0")}` });

    replace(
      this.#body.legend,
      legend([
        { colour: colour("on-time"), text: t("activityCount") },
        { colour: colour("line-series"), text: t(this.#line === "served" ? "servedShort" : "fundsShort") },
      ]),
    );
    this.#body.chart.set(this.#option(months, snapshot.year), description, 260, fresh);
    this.#body.toggle.set(
      t("dataTable"),
      table(
        t("months"),
        [{ text: t("month") }, ...(["activityCount", "sessions", "servedShort", "fundsShort"] as const).map((key) => ({ text: t(key), numeric: true }))],
        months.map((month) => [
          `${snapshot.year}-${String(month.number).padStart(2, "0")}`,
          count(value(month.row, "records")),
          count(value(month.row, "sessions")),
          count(value(month.row, "served")),
          moneyExact(value(month.row, "fundsTotal")),
        ]),
        "months-table",
      ),
    );
  }

  #option(months: { number: number; row: Row | undefined }[], year: string): Option {
    return {
      grid: { left: 4, right: 4, top: 14, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: {
        ...tooltipStyle(),
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: colour("hover") } },
        formatter: (items: unknown) => {
          const month = months[(items as { dataIndex: number }[])[0]?.dataIndex ?? -1];
          if (!month) return "";
          return tooltipBody(`${year}-${String(month.number).padStart(2, "0")}`, [
            { colour: colour("on-time"), name: t("activityCount"), value: count(value(month.row, "records")) },
            { name: t("sessions"), value: count(value(month.row, "sessions")) },
            { name: t("servedShort"), value: count(value(month.row, "served")) },
            { name: t("fundsShort"), value: moneyShort(value(month.row, "fundsTotal")) },
          ]);
        },
      },
      xAxis: {
        type: "category",
        data: months.map((month) => monthShort(month.number)),
        axisLabel: { ...axisText(), hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour("line-strong") } },
      },
      yAxis: [
        { type: "value", axisLabel: { ...axisText(), formatter: countAxis }, splitLine: splitLine(), splitNumber: 4, minInterval: 1 },
        { type: "value", axisLabel: { ...axisText(), formatter: countAxis }, splitLine: { show: false }, splitNumber: 4 },
      ],
      series: [
        {
          id: "records",
          type: "bar",
          data: months.map((month) => value(month.row, "records")),
          barMaxWidth: 44,
          barCategoryGap: "40%",
          itemStyle: { color: colour("on-time"), borderRadius: [2, 2, 0, 0] },
          emphasis: { disabled: true },
        },
        {
          id: "line",
          type: "line",
          yAxisIndex: 1,
          data: months.map((month) => value(month.row, this.#line)),
          symbol: "circle",
          symbolSize: 6,
          lineStyle: { color: colour("line-series"), width: 2 },
          itemStyle: { color: colour("line-series"), borderColor: colour("panel"), borderWidth: 1 },
          emphasis: { disabled: true },
        },
      ],
    };
  }
}

export class TypesView {
  readonly #store: Store;
  readonly #body = new ChartBody(byId("types-body"), "types-toggle");

  constructor(store: Store) {
    this.#store = store;
  }

  render(fresh: boolean): void {
    const { snapshot } = this.#store;
    if (fresh) this.#body.forget();
    const answer = this.#body.open(snapshot.types, snapshot.ready, isEmpty, t("emptyActivities", { year: snapshot.year }));
    if (!answer || !this.#body.changed([answer.total, answer.rows, answer.labels])) return;

    const rows = answer.rows
      .filter((row) => value(row, "records") > 0)
      .map((row) => ({ row, group: String(row["typeGroup"] ?? ""), name: label("activityType", String(row["activityType"]), answer.labels), records: value(row, "records") }))
      .sort((a, b) => b.records - a.records);
    const groups = groupOrder.filter((group) => rows.some((item) => item.group === group));
    const groupColour = (group: string) => colour((groupOrder as readonly string[]).includes(group) ? `group-${group.toLowerCase()}` : "ink-3");
    const groupName = (group: string) => label("typeGroup", group, answer.labels);

    replace(this.#body.legend, legend(groups.map((group) => ({ colour: groupColour(group), text: groupName(group) }))));
    this.#body.chart.set(
      {
        grid: { left: 4, right: 44, top: 0, bottom: 0, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        tooltip: {
          ...tooltipStyle(),
          trigger: "axis",
          axisPointer: { type: "shadow", shadowStyle: { color: colour("hover") } },
          formatter: (items: unknown) => {
            const item = rows[(items as { dataIndex: number }[])[0]?.dataIndex ?? -1];
            if (!item) return "";
            return tooltipBody(item.name, [
              { colour: groupColour(item.group), name: groupName(item.group), value: "" },
              { name: t("activityCount"), value: count(item.records) },
              { name: t("servedShort"), value: count(value(item.row, "served")) },
              { name: t("fundsShort"), value: moneyShort(value(item.row, "fundsTotal")) },
            ]);
          },
        },
        xAxis: { type: "value", show: false },
        yAxis: {
          type: "category",
          inverse: true,
          data: rows.map((item) => item.name),
          axisLabel: { ...axisText(), interval: 0, width: 148, overflow: "truncate" },
          axisTick: { show: false },
          axisLine: { show: false },
        },
        series: [
          {
            id: "records",
            type: "bar",
            data: rows.map((item) => ({ value: item.records, itemStyle: { color: groupColour(item.group), borderRadius: [0, 2, 2, 0] } })),
            barCategoryGap: "38%",
            label: { show: true, position: "right", color: colour("ink"), fontSize: 12, formatter: (item: { value?: unknown }) => count(Number(item.value)) },
            emphasis: { disabled: true },
          },
        ],
      },
      t("chartTypes", { year: snapshot.year, count: rows.length, top: rows[0]?.name ?? "" }),
      Math.max(rows.length * 24, 72),
      fresh,
    );
    this.#body.toggle.set(
      t("dataTable"),
      table(
        t("types"),
        [{ text: t("type") }, { text: t("group") }, ...(["activityCount", "sessions", "servedShort", "fundsShort"] as const).map((key) => ({ text: t(key), numeric: true }))],
        rows.map((item) => [
          item.name,
          h("span", { class: "nowrap" }, swatch(groupColour(item.group)), groupName(item.group)),
          count(item.records),
          count(value(item.row, "sessions")),
          count(value(item.row, "served")),
          moneyExact(value(item.row, "fundsTotal")),
        ]),
        "types-table",
      ),
    );
  }
}
