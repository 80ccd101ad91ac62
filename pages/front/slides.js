// Starts reveal.js, and makes text fit its slide; a live figure fits itself into the room that slides.css gives it.
(() => {
  const SMALLEST = 0.6, STEP = 0.04;
  // The first size, from the largest down, that fits; else the smallest.
  const shrink = (from, to, step, set, fits) => {
    for (let size = from; size >= to; size -= step) {
      set(size);
      if (fits()) return;
    }
  };

  function fitText(sheet) {
    const wide = [...sheet.querySelectorAll("pre, .scrolls")];
    for (const box of wide) {
      box.style.fontSize = "";
      const own = parseFloat(getComputedStyle(box).fontSize);
      shrink(own, own * SMALLEST, 1, (size) => { box.style.fontSize = `${size}px`; }, () => box.scrollWidth <= box.clientWidth + 1);
      box.style.fontSize = `${parseFloat(box.style.fontSize) / parseFloat(getComputedStyle(box.parentElement).fontSize)}em`;
    }
    shrink(1, SMALLEST, STEP, (size) => { sheet.style.fontSize = `${size}em`; }, () => sheet.scrollHeight <= sheet.clientHeight + 1);
  }
  function fit(slide) {
    const sheet = slide?.querySelector(".sheet");
    if (sheet && slide.dataset.holds !== "figure") fitText(sheet);
  }

  const deck = new Reveal({
    width: 1280, height: 720, margin: 0.02, minScale: 0.1, maxScale: 4, center: false, hash: true, controlsTutorial: false,
    navigationMode: "linear", transition: "none", backgroundTransition: "none", slideNumber: "c/t", viewDistance: 2, plugins: [RevealNotes],
  });
  const fitNow = () => fit(deck.getCurrentSlide());
  const cells = () => deck.getCurrentSlide().dataset.cells.split(" ");
  function goTo(cell) {
    const slide = document.querySelector(`[data-cells~="${CSS.escape(cell)}"]`), at = slide && deck.getIndices(slide);
    if (at) deck.slide(at.h, at.v);
  }
  const asked = location.hash.match(/^#cell=([\w-]+)$/);
  deck.on("ready", () => { if (asked) goTo(asked[1]); fitNow(); });
  deck.on("slidechanged", fitNow);
  document.addEventListener("toggle", fitNow, true); // a folded solution was opened
  document.fonts.ready.then(fitNow);

  // D: dark or light. L: the same place in the other language.
  deck.addKeyBinding({ keyCode: 68, key: "D", description: "Dark or light" }, () => {
    const light = document.body.dataset.jpThemeLight !== "true";
    document.body.dataset.jpThemeLight = String(light);
    document.documentElement.style.colorScheme = light ? "light" : "dark";
  });
  deck.addKeyBinding({ keyCode: 76, key: "L", description: "Korean or English" }, () => {
    location.href = `${document.body.dataset.other}#cell=${cells()[0]}`;
  });
  // A presenter's remote sends PageDown and PageUp: they turn slides, also while a figure has the focus.
  document.addEventListener("keydown", (event) => {
    const turn = { PageDown: "next", PageUp: "prev" }[event.key];
    if (!turn || !event.target.closest(".live-place")) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.blur(); // what is hidden must not take the next key
    deck[turn]();
  }, true);
  deck.initialize();
  window.courseDeck = deck;
})();
