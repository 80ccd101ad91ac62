// What a live figure's module expects of a notebook (the anywidget contract), with no kernel behind it.
// A figure comes near the screen: its data are fetched by a script element, which also works from file://.
(() => {
  const NEAR = "1200px"; // so far ahead that it stands before it is seen
  const waiting = new Map();

  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  function createModel({ state, buffers }) {
    const values = { ...state, frames: {} }, listeners = new Map();
    for (const [path, data] of Object.entries(buffers)) {
      const [name, key] = path.split("/");
      if (key) values[name][key] = bytes(data);
      else values[name] = bytes(data);
    }
    const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
    return {
      get: (name) => values[name],
      set: (name, value) => {
        if (values[name] === value) return;
        values[name] = value;
        of(`change:${name}`).forEach((listener) => listener());
      },
      on: (event, listener) => { of(event).add(listener); },
      off: (event, listener) => { if (listener) of(event).delete(listener); else of(event).clear(); },
      save_changes: () => {}, // nobody to tell
      send: () => {},
    };
  }

  // The still leaves once the live figure stands in its place.
  function stand(place, content) {
    const model = createModel(content), module = window.courseLive(), el = document.createElement("div");
    el.className = "live-coming";
    place.prepend(el);
    module.initialize({ model });
    module.render({ model, el });
    const seen = new MutationObserver(() => {
      if (!el.querySelector(".live-panels")) return;
      seen.disconnect();
      const before = place.getBoundingClientRect();
      place.querySelector("img").hidden = true;
      el.className = "";
      place.classList.add("live-stands");
      // What is being read must not move when a figure above it grows; not every browser sees to that.
      const grown = place.getBoundingClientRect().height - before.height;
      if (before.bottom < innerHeight / 4) scrollBy({ top: grown, behavior: "instant" });
    });
    seen.observe(el, { childList: true, subtree: true });
  }

  window.courseFigure = (key, content) => waiting.get(key)?.(content);

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const key = target.dataset.figure, script = document.createElement("script");
      waiting.set(key, (content) => { waiting.delete(key); stand(target, content); });
      script.src = `figures/${key}.js`;
      document.head.append(script);
    }
  }, { rootMargin: `${NEAR} 0px` });
  if (window.DecompressionStream) document.querySelectorAll(".live-place").forEach((place) => near.observe(place));
})();
