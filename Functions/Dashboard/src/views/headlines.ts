import type { Headline } from "../api.ts";
import { byId, h, replace } from "../dom.ts";
import { count, moneyExact, percent } from "../format.ts";
import { lang, t } from "../i18n.ts";
import type { Store } from "../store.ts";
import { problemView } from "./notices.ts";

/** A text longer than this takes two places of the grid; Latin letters are half as wide. */
const WIDE = { zh: 14, en: 26 };

/** The published figures of a day: as displayed, with the exact value and what is counted on pointing at it. */
export class HeadlinesView {
  readonly #store: Store;
  readonly #section = byId("headlines");
  readonly #body = byId("headlines-body");
  readonly #day = byId<HTMLInputElement>("headlines-day");
  #drawn = "";

  constructor(store: Store) {
    this.#store = store;
    this.#day.addEventListener("change", () => store.selectDay(this.#day.value));
  }

  render(): void {
    const { value, error } = this.#store.snapshot.headlines;
    // Another year blanks the snapshot for a moment; the figures of the day have not changed.
    if (!value && !error) return;
    this.#section.hidden = false;
    const key = JSON.stringify([lang(), error?.detail, value?.asOf, value?.headlines]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    // A refused day stays in the field, so that it can be mended.
    if (value && !error) this.#day.value = value.asOf ?? "";
    if (error) replace(this.#body, problemView(error));
    else if (value) replace(this.#body, h("dl", { class: "headlines", "data-testid": "headlines" }, ...value.headlines.map(cell)));
  }
}

function cell(headline: Headline): HTMLElement {
  const zh = lang() === "zh";
  const text = zh ? headline.text : headline.textEn;
  // What the text says to the last digit is not said again.
  const said = headline.value === null || text.replaceAll(",", "").includes(String(headline.value));
  const exact = headline.value === null || said ? "" : headline.unit === "" ? percent(headline.value, 1) : headline.unit === "元" ? moneyExact(headline.value) : count(headline.value);
  return h(
    "div",
    { class: text.length > WIDE[lang()] ? "headline wide" : "headline", title: zh ? headline.filterZh : headline.filterEn },
    h("dt", {}, zh ? headline.nameZh : headline.nameEn),
    h("dd", { "data-testid": `headline-${headline.id}`, "data-value": headline.value === null ? "" : String(headline.value) }, text),
    h("dd", { class: "note" }, `${exact ? t("exactly", { value: exact }) + t("comma") : ""}${t("headlineRecords", { n: count(headline.records) })}`),
  );
}
