// A few lines instead of a framework. Text always goes in as text, never as markup.

export type Child = Node | string | number | null | undefined | false;

type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, ...children);
  return element;
}

export function add(parent: Node, ...children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.textContent = "";
  add(parent, ...children);
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element as T;
}

/** A row of buttons of which one is pressed. */
export function segments<T extends string>(host: HTMLElement, label: string, choices: { value: T; text: string }[], selected: T, choose: (value: T) => void): void {
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", label);
  const held = host.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["value"] : undefined;
  replace(
    host,
    ...choices.map((choice) =>
      h(
        "button",
        { type: "button", "data-value": choice.value, "aria-pressed": choice.value === selected ? "true" : "false", click: () => choose(choice.value) },
        choice.text,
      ),
    ),
  );
  if (held) host.querySelector<HTMLElement>(`[data-value="${held}"]`)?.focus();
}

/** A `details` that keeps being open or closed when its content is drawn anew. */
export class Toggle {
  readonly element = h("details", { class: "more" });
  readonly #summary = h("summary");
  readonly #body = h("div", { class: "scroll" });

  constructor(testId: string) {
    this.#summary.dataset["testid"] = testId;
    add(this.element, this.#summary, this.#body);
  }

  set(summary: string, content: Child): void {
    this.#summary.textContent = summary;
    // A scrolling region must be reachable by keyboard.
    this.#body.tabIndex = 0;
    this.#body.setAttribute("role", "region");
    this.#body.setAttribute("aria-label", summary);
    replace(this.#body, content);
  }
}

export interface Column {
  text: string;
  numeric?: boolean;
  nowrap?: boolean;
}

/** A plain table with scopes and a caption; the first cell of each row is its header. */
export function table(caption: string, columns: Column[], rows: Child[][], testId?: string): HTMLTableElement {
  const line = (cells: Child[]) =>
    h(
      "tr",
      {},
      ...cells.map((cell, i) => {
        const column = columns[i];
        const attributes = { class: column?.numeric ? "num" : column?.nowrap ? "nowrap" : null, "data-label": column?.text };
        return i === 0 ? h("th", { scope: "row", ...attributes }, cell) : h("td", attributes, cell === "" ? null : cell);
      }),
    );
  return h(
    "table",
    { "data-testid": testId },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col", class: column.numeric ? "num" : null }, column.text)))),
    h("tbody", {}, ...rows.map(line)),
  );
}
