import { accessKey, api } from "./api.ts";
import { h } from "./dom.ts";

/** A link to a file of the API. Where there is a key, the page fetches the file with it and hands it on. */
export function fileLink(path: string, text: string, attributes: Record<string, string>): HTMLAnchorElement {
  return h("a", { ...attributes, href: path, download: "", click: (event: Event) => void take(event, path) }, text);
}

async function take(event: Event, path: string): Promise<void> {
  if (!accessKey.get()) return;
  event.preventDefault();
  const { content, name } = await api.file(path);
  const address = URL.createObjectURL(content);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
