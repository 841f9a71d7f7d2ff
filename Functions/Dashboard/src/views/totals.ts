import { byId, h, replace } from "../dom.ts";
import { t } from "../i18n.ts";
import type { Store } from "../store.ts";
import { difference, moved, totals, type Total } from "../totals.ts";

const testIds: Record<Total["key"], string> = {
  organisations: "total-organisations",
  filed: "total-filed",
  rate: "total-rate",
  onTime: "total-on-time",
  activities: "total-activities",
  funds: "total-funds",
  served: "total-served",
};

const HIGHLIGHT_MS = 6000;

interface Card {
  root: HTMLElement;
  name: HTMLElement;
  value: HTMLElement;
  delta: HTMLElement;
  sub: HTMLElement;
  timer?: number;
}

export class Totals {
  readonly #store: Store;
  readonly #live = byId("live");
  readonly #cards = new Map<Total["key"], Card>();
  #shown = new Map<Total["key"], number | null>();
  #year = "";

  constructor(store: Store) {
    this.#store = store;
    const host = byId("totals");
    for (const key of Object.keys(testIds) as Total["key"][]) {
      const card: Card = {
        root: h("div", { class: `card ${key}` }),
        name: h("span", { class: "card-name", id: `card-${key}` }),
        value: h("strong", { class: "card-value", "data-testid": testIds[key], "aria-labelledby": `card-${key}` }),
        delta: h("span", { class: "delta", "aria-hidden": "true" }),
        sub: h("span", { class: "card-sub" }),
      };
      replace(card.root, card.name, h("div", { class: "card-line" }, card.value, card.delta), card.sub);
      host.appendChild(card.root);
      this.#cards.set(key, card);
    }
  }

  render(): void {
    const { snapshot } = this.#store;
    const sameYear = snapshot.year === this.#year;
    if (!sameYear) {
      this.#year = snapshot.year;
      this.#shown.clear();
    }
    const news: string[] = [];
    for (const total of totals(snapshot)) {
      const card = this.#cards.get(total.key);
      if (!card) continue;
      card.name.textContent = t(total.key);
      card.value.textContent = total.text;
      card.value.dataset["value"] = total.exact;
      card.value.title = total.title;
      card.sub.textContent = total.sub;
      card.root.classList.toggle("waiting", !snapshot.ready && total.raw === null);

      const before = this.#shown.get(total.key);
      if (before !== undefined && before !== null && moved(total, before)) {
        const delta = difference(total, before);
        this.#highlight(card, delta);
        news.push(`${t(total.key)} ${total.text} (${delta})`);
      }
      if (snapshot.ready || total.raw !== null) this.#shown.set(total.key, total.raw);
    }
    if (news.length > 0) this.#live.textContent = t("changed", { list: news.join(t("comma")) });
  }

  #highlight(card: Card, delta: string): void {
    card.delta.textContent = delta;
    card.root.classList.remove("changed");
    // Reading a layout value lets the animation start over.
    void card.root.offsetWidth;
    card.root.classList.add("changed");
    window.clearTimeout(card.timer);
    card.timer = window.setTimeout(() => card.root.classList.remove("changed"), HIGHLIGHT_MS);
  }
}
