import { byId, h, replace } from "../dom.ts";
import { time } from "../format.ts";
import { lang, setLang, t } from "../i18n.ts";
import type { Loaded, Store } from "../store.ts";

interface Fresh {
  asOf?: string | null;
  computedAt?: string | null;
  verifiedAt?: string | null;
  version?: number | string | null;
}

export class Header {
  readonly #store: Store;
  readonly #years = byId<HTMLSelectElement>("year-select");
  readonly #switch = byId<HTMLButtonElement>("lang-switch");
  readonly #freshness = byId("freshness");
  #options = "";

  constructor(store: Store) {
    this.#store = store;
    this.#years.addEventListener("change", () => store.selectYear(this.#years.value));
    this.#switch.addEventListener("click", () => setLang(lang() === "zh" ? "en" : "zh"));
  }

  render(): void {
    const next = lang() === "zh" ? "en" : "zh";
    this.#switch.textContent = next === "en" ? "English" : "中文";
    this.#switch.lang = next === "en" ? "en" : "zh-CN";
    this.#renderYears();
    this.#renderFreshness();
  }

  #renderYears(): void {
    const years = [...new Set([...this.#store.years, this.#store.year])].filter((year) => year !== "").sort().reverse();
    const options = years.join(",");
    if (options !== this.#options) {
      this.#options = options;
      replace(this.#years, ...years.map((year) => h("option", { value: year }, year)));
    }
    this.#years.value = this.#store.year;
  }

  #renderFreshness(): void {
    const { snapshot } = this.#store;
    const parts: Loaded<Fresh>[] = [snapshot.registry, snapshot.completeness, snapshot.months, snapshot.types];
    const answers = parts.map((part) => part.value).filter((value) => value !== undefined);
    if (!snapshot.ready && answers.length === 0) {
      replace(this.#freshness, h("span", {}, t("loading")));
      return;
    }
    const latest = (values: (string | null | undefined)[]) => values.filter((value): value is string => !!value).sort().at(-1);
    const asOf = latest(answers.map((answer) => answer.asOf));
    const computed = latest(answers.map((answer) => answer.computedAt));
    // What was verified last says little; the oldest verification holds for all.
    const verified = answers.map((answer) => answer.verifiedAt).filter((value): value is string => !!value).sort()[0];
    const version = (text: [string, string], part: Loaded<Fresh>) => (part.value?.version != null ? `${text[lang() === "zh" ? 0 : 1]} ${part.value.version}` : null);
    const versions = [
      version(["登记", "register"], snapshot.registry),
      version(["年报", "reports"], snapshot.completeness),
      version(["活动", "activities"], snapshot.months),
    ].filter((text) => text !== null);
    if (answers.length === 0 && !parts.some((part) => part.error?.status === 0)) {
      replace(this.#freshness);
      return;
    }
    const offline = parts.some((part) => part.error?.status === 0);
    replace(
      this.#freshness,
      h("span", { class: offline ? "dot off" : "dot", "aria-hidden": "true" }),
      offline ? h("span", { class: "warn", role: "status" }, t("offline")) : null,
      asOf ? h("span", {}, t("asOf", { time: /T/.test(asOf) ? time(asOf) : asOf })) : null,
      computed ? h("span", { "data-testid": "computed-at", "data-value": computed }, t("computedAt", { time: time(computed) })) : null,
      verified ? h("span", {}, t("verifiedAt", { time: time(verified) })) : null,
      versions.length > 0 ? h("span", { "data-testid": "version" }, t("version", { list: versions.join(" · ") })) : null,
    );
  }
}
