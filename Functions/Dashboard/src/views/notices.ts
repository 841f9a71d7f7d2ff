import { accessKey, type ApiError } from "../api.ts";
import { h } from "../dom.ts";
import { t } from "../i18n.ts";

/** An API problem in the reader's language: what, why, what to do, and what would be valid. */
export function problemView(error: ApiError): HTMLElement {
  const valid = error.valid;
  return h(
    "div",
    { class: "problem", role: "alert", "data-testid": "problem", "data-status": error.status },
    h("b", {}, error.title),
    error.detail ? h("p", {}, error.detail) : null,
    error.remedy ? h("p", { class: "remedy" }, error.remedy) : null,
    valid.length > 0 ? h("p", { class: "valid" }, `${t("validValues")} `, ...valid.slice(0, 40).map((value) => h("code", {}, value))) : null,
  );
}

export function emptyView(text: string): HTMLElement {
  return h("div", { class: "empty", "data-testid": "empty" }, h("p", {}, text));
}

export function welcomeView(): HTMLElement {
  return h("div", { class: "notice", "data-testid": "welcome" }, h("b", {}, t("emptyTitle")), h("p", {}, t("emptyAll")));
}

/** Shown when the API answers 401: on Azure it wants a function key. */
export function keyView(retry: () => void): HTMLElement {
  const input = h("input", { type: "password", autocomplete: "off", "aria-label": t("keyLabel"), placeholder: t("keyLabel"), value: accessKey.get() });
  return h(
    "form",
    {
      class: "notice key",
      submit: (event) => {
        event.preventDefault();
        accessKey.set(input.value.trim());
        retry();
      },
    },
    h("b", {}, t("keyTitle")),
    h("p", {}, t("keyDetail")),
    h("div", { class: "key-row" }, input, h("button", { class: "button", type: "submit" }, t("keySave"))),
  );
}
