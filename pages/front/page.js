// The frame around a chapter: light and dark, the same place in the other language, search, contents, print.
(() => {
  const words = JSON.parse(document.body.dataset.words), find = (id) => document.getElementById(id);

  // Light and dark
  const button = find("dark"), dark = () => document.body.dataset.jpThemeLight === "false";
  const show = (on) => {
    document.body.dataset.jpThemeLight = String(!on);
    document.documentElement.style.colorScheme = on ? "dark" : "light";
    button.setAttribute("aria-pressed", String(on));
  };
  show(dark());
  button.hidden = false;
  button.addEventListener("click", () => {
    show(!dark());
    try { localStorage.setItem("course-theme", dark() ? "dark" : "light"); } catch { /* not remembered */ }
  });

  // The other language, at the cell that is at the top of the screen
  const cells = [...document.querySelectorAll(".cell")], link = find("language"), other = link.getAttribute("href");
  const here = () => cells.findLast((cell) => cell.getBoundingClientRect().top < 130);
  const aim = () => { link.setAttribute("href", other + (here() && scrollY > 0 ? `#${here().id}` : "")); };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, aim);

  // Search: every word, anywhere in a cell, so that it needs no knowledge of Korean endings
  const field = find("search"), list = find("results"), found = find("found"), MOST = 30, AROUND = 40;
  let index = null;
  window.courseIndex = (entries) => { index = entries; search(); };
  const load = () => {
    if (index || find("index")) return;
    document.head.append(Object.assign(document.createElement("script"), { id: "index", src: "search.js" }));
  };
  const excerpt = (text, word) => {
    const at = text.toLowerCase().indexOf(word), from = Math.max(0, at - AROUND);
    return (from ? "… " : "") + text.slice(from, at + word.length + AROUND) + " …";
  };
  function result([href, title, text], word) {
    const row = document.createElement("li"), link = document.createElement("a");
    link.href = href;
    link.append(Object.assign(document.createElement("b"), { textContent: title }), ` ${excerpt(text, word)}`);
    row.append(link);
    return row;
  }
  function search() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.hidden = !asked.length;
    if (!asked.length || !index) { found.textContent = ""; return; }
    const hits = index.filter(([, title, text]) => asked.every((word) => `${title} ${text}`.toLowerCase().includes(word)));
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => result(hit, asked[0])));
    found.textContent = hits.length ? words.found.replace("{n}", hits.length) : words.none;
    if (!hits.length) list.append(Object.assign(document.createElement("li"), { textContent: words.none }));
  }
  field.hidden = false;
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); search(); });
  const close = () => { field.value = ""; search(); };
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });

  // Contents stand open where there is room; what needs no scrolling is no stop for the Tab key; print shows all
  const room = matchMedia("(min-width: 1000px)"), contents = document.querySelector(".contents details");
  const unfold = () => { contents.open = room.matches; };
  const fit = () => {
    document.querySelectorAll("[role=group]:is(.scrolls, .long, pre)").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  };
  room.addEventListener("change", unfold);
  addEventListener("resize", fit);
  document.querySelectorAll("main details").forEach((details) => details.addEventListener("toggle", fit));
  unfold();
  fit();
  addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
})();
