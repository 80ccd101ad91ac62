// Light or dark before anything is drawn: as the reader chose, else as the system is.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem("course-theme"); } catch { /* no storage: the system's */ }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.jpThemeLight = String(!dark);
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
})();
