import { h } from "./dom.ts";
import type { Chart, Option } from "./echarts.ts";
import { colour, fontFamily, reducedMotion } from "./theme.ts";

export type { Option } from "./echarts.ts";

/** One chart: an image with a spoken description; its numbers are in a table beside it. */
export class ChartBox {
  readonly element = h("div", { class: "chart", role: "img" });
  #chart: Chart | undefined;
  #pending: (() => void) | undefined;

  constructor() {
    new ResizeObserver(() => {
      this.#pending?.();
      this.#chart?.resize();
    }).observe(this.element);
  }

  /** `fresh` draws from nothing (other language, theme or mode); otherwise bars move to their new length. */
  set(option: Option, description: string, height: number, fresh: boolean): void {
    this.element.setAttribute("aria-label", description);
    this.element.style.height = `${height}px`;
    const draw = () => {
      // ECharts cannot measure a box without a width; the observer calls again.
      if (!this.#chart || this.element.clientWidth === 0) {
        this.#pending = draw;
        return;
      }
      this.#pending = undefined;
      this.#chart.resize();
      this.#chart.setOption({ ...base(), ...option }, { notMerge: fresh });
    };
    this.#pending = draw;
    void this.#load().then(() => this.#pending?.());
  }

  async #load(): Promise<void> {
    const { init } = await import("./echarts.ts");
    this.#chart ??= init(this.element, null, { renderer: "svg" });
  }
}

function base(): Option {
  return {
    backgroundColor: "transparent",
    textStyle: { fontFamily: fontFamily(), color: colour("ink-2") },
    animation: !reducedMotion(),
    animationDuration: 350,
    animationDurationUpdate: 600,
  };
}

export function tooltipStyle() {
  return {
    confine: true,
    backgroundColor: colour("panel"),
    borderColor: colour("line-strong"),
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: colour("ink"), fontSize: 13, fontFamily: fontFamily() },
    extraCssText: "box-shadow:0 4px 16px rgb(0 0 0 / .16);border-radius:6px;",
  };
}

/** Built from nodes, so that no name in the data can become markup. */
export function tooltipBody(title: string, lines: { colour?: string; name: string; value: string }[]): HTMLElement {
  return h(
    "div",
    { class: "tip" },
    h("b", {}, title),
    ...lines.map((line) =>
      h("div", {}, line.colour ? swatch(line.colour) : h("i"), h("span", {}, line.name), h("span", { class: "num" }, line.value)),
    ),
  );
}

export function swatch(value: string): HTMLElement {
  const element = h("i", { class: "swatch", "aria-hidden": "true" });
  element.style.background = value;
  return element;
}

export function legend(items: { colour: string; text: string }[]): HTMLElement {
  return h("ul", { class: "legend", "aria-hidden": "true" }, ...items.map((item) => h("li", {}, swatch(item.colour), item.text)));
}

export function axisText() {
  return { color: colour("ink-2"), fontSize: 12 };
}

export function splitLine() {
  return { lineStyle: { color: colour("line"), width: 1 } };
}
