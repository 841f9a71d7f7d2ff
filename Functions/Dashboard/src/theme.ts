// Charts take their colours from the same custom properties as the page, so light and dark cannot drift apart.

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888";
}

export function onThemeChange(listener: () => void): void {
  dark.addEventListener("change", listener);
}

export function reducedMotion(): boolean {
  return still.matches;
}

export const fontFamily = (): string => getComputedStyle(document.body).fontFamily;
