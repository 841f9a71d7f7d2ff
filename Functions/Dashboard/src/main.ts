import "./styles/base.css";
import "./styles/dashboard.css";
import "./styles/upload.css";

import { byId, replace } from "./dom.ts";
import { applyTexts, onLangChange } from "./i18n.ts";
import { Store } from "./store.ts";
import { onThemeChange } from "./theme.ts";
import { MonthsView, TypesView } from "./views/activities.ts";
import { CompletenessView } from "./views/completeness.ts";
import { Header } from "./views/header.ts";
import { HeadlinesView } from "./views/headlines.ts";
import { InspectionsView } from "./views/inspections.ts";
import { keyView, welcomeView } from "./views/notices.ts";
import { ReceiptView } from "./views/receipt.ts";
import { Totals } from "./views/totals.ts";
import { UploadView } from "./views/upload.ts";

const store = new Store();
const header = new Header(store);
const totals = new Totals(store);
const headlines = new HeadlinesView(store);
const charts = [new CompletenessView(store), new MonthsView(store), new TypesView(store), new InspectionsView(store)];
const receipts = new ReceiptView(store);
const upload = new UploadView(store, receipts);

let notice = "";

function renderNotices(always: boolean): void {
  const { snapshot, datasetsError } = store;
  const errors = [datasetsError, snapshot.registry.error, snapshot.completeness.error, snapshot.months.error, snapshot.inspections.error];
  const locked = errors.some((error) => error?.status === 401 || error?.status === 403);
  const nothing = !snapshot.registry.value?.total["records"] && !snapshot.registry.error && !snapshot.completeness.value?.total.filed && !snapshot.months.value?.total["records"];
  const next = locked ? "key" : snapshot.ready && nothing ? "welcome" : "";
  // Drawing the key form anew would take away what is being typed.
  if (next === notice && !always) return;
  notice = next;
  replace(byId("notices"), next === "key" ? keyView(() => void store.refresh({ inspections: true })) : next === "welcome" ? welcomeView() : null);
}

function render(fresh: boolean): void {
  header.render();
  renderNotices(fresh);
  totals.render();
  headlines.render();
  for (const chart of charts) chart.render(fresh);
  upload.render();
}

function renderAll(): void {
  applyTexts();
  render(true);
  receipts.render();
}

let shownYear = "";
store.onChange(() => {
  const fresh = store.year !== shownYear;
  shownYear = store.year;
  if (fresh) {
    const address = new URL(location.href);
    address.searchParams.set("year", store.year);
    history.replaceState(null, "", address);
  }
  render(fresh);
});
onLangChange(renderAll);
onThemeChange(() => render(true));

renderAll();
const parameters = new URLSearchParams(location.search);
const day = parameters.get("asOf") ?? "";
store.asOf = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : "";
await store.start(parameters.get("year"));
const receipt = parameters.get("receipt");
if (receipt) void upload.open(receipt);
