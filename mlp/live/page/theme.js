// Which palette suits the page, and when it changes.
const MORE_CONTRAST = "(prefers-contrast: more), (forced-colors: active)";
const MAY_CHANGE = [MORE_CONTRAST, "(prefers-color-scheme: dark)"];     // some hosts follow that
// What a lecturer may choose for every picture of the page, in words.
const CHOICES = { theme: "as the theme", light: "light", dark: "dark", contrast: "high contrast" };

// The choice; the browser keeps it for the next time, where it may keep anything.
function chosenPalette() {
  try { globalThis.mlpPalette ??= localStorage.getItem("mlp-palette"); } catch { /* it may not */ }
  return globalThis.mlpPalette in CHOICES ? globalThis.mlpPalette : "theme";
}

function chooseNextPalette() {
  const names = Object.keys(CHOICES);
  globalThis.mlpPalette = names[(names.indexOf(chosenPalette()) + 1) % names.length];
  try { localStorage.setItem("mlp-palette", globalThis.mlpPalette); } catch { /* it may not */ }
  document.dispatchEvent(new CustomEvent("mlp-palette"));
}

// The one that was chosen; else "contrast" where the system asks for it; else "dark" or "light", as
// what lies behind the picture.
function paletteFor(element) {
  if (chosenPalette() !== "theme") return chosenPalette();
  if (matchMedia(MORE_CONTRAST).matches) return "contrast";
  const jupyter = document.body.dataset.jpThemeLight;
  if (jupyter) return jupyter === "false" ? "dark" : "light";
  for (let at = element; at; at = at.parentElement) {
    const [r, g, b, alpha = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g) || [0, 0, 0, 0];
    if (Number(alpha) > 0.5) return 0.3 * r + 0.6 * g + 0.1 * b < 128 ? "dark" : "light";
  }
  return "light";
}

// Call `changed` whenever another palette may suit; returns what ends that.
function watchTheme(changed) {
  const ending = new AbortController(), observer = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { attributes: true });
  for (const query of MAY_CHANGE)
    matchMedia(query).addEventListener("change", changed, { signal: ending.signal });
  document.addEventListener("mlp-palette", changed, { signal: ending.signal });
  return () => { observer.disconnect(); ending.abort(); };
}
