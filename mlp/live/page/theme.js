// Which palette suits the page, and when it changes.
const MORE_CONTRAST = "(prefers-contrast: more), (forced-colors: active)";

// "contrast" where the system asks for it; else "dark" or "light", as what lies behind the picture.
function paletteFor(element) {
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
  const observer = new MutationObserver(changed), contrast = matchMedia(MORE_CONTRAST);
  const dark = matchMedia("(prefers-color-scheme: dark)");    // some hosts follow it
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { attributes: true });
  for (const query of [contrast, dark]) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of [contrast, dark]) query.removeEventListener("change", changed);
  };
}
