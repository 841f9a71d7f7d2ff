import { h, replace, Toggle } from "../dom.ts";
import { ChartBox } from "../chart.ts";
import { t } from "../i18n.ts";
import type { Loaded } from "../store.ts";
import { emptyView, problemView } from "./notices.ts";

/** The body of a chart panel: legend, chart and table; or, in their place, why there is nothing to draw. */
export class ChartBody {
  readonly chart = new ChartBox();
  readonly legend = h("div");
  readonly extra = h("div");
  readonly toggle: Toggle;
  readonly #host: HTMLElement;
  readonly #content: HTMLElement;
  #drawn = "";

  constructor(host: HTMLElement, toggleTestId: string) {
    this.#host = host;
    this.toggle = new Toggle(toggleTestId);
    this.#content = h("div", {}, this.legend, this.chart.element, this.extra, this.toggle.element);
  }

  /** The value to draw, or undefined after saying why there is none. */
  open<T>(loaded: Loaded<T>, ready: boolean, isEmpty: (value: T) => boolean, emptyText: string): T | undefined {
    const { value, error } = loaded;
    if (value !== undefined && !isEmpty(value)) {
      if (this.#content.parentElement !== this.#host) replace(this.#host, this.#content);
      return value;
    }
    this.#drawn = "";
    if (value === undefined && error && error.status !== 404) replace(this.#host, problemView(error));
    else if (value === undefined && !ready && !error) replace(this.#host, h("div", { class: "skeleton", "aria-label": t("loading") }));
    else replace(this.#host, emptyView(emptyText));
    return undefined;
  }

  /** False when the same answer is on the page already, so that a poll without news touches nothing. */
  changed(key: unknown): boolean {
    const text = JSON.stringify(key);
    if (text === this.#drawn) return false;
    this.#drawn = text;
    return true;
  }

  forget(): void {
    this.#drawn = "";
  }
}
