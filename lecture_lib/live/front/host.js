// @ts-check
// What a widget expects of a notebook (anywidget's contract), on a page with no kernel behind it.
import { createStore } from "./store.js";
import { createView } from "./view.js";

const NEAR = "1200px"; // so far ahead that a figure stands before it is seen
const waiting = new Map();

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** A model of a figure's values; what is saved or sent, nobody hears. */
export function createModel({ state, buffers }) {
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
    save_changes: () => {},
    alone: true,
  };
}

/** Put a live figure into the place of its still, which leaves once the figure stands. */
export function stand(/** @type {any} */ place, content) {
  if (!window.DecompressionStream) return;
  const model = createModel(content), el = document.createElement("div");
  place.model = model; // for a page's own scripts
  el.className = "live-coming";
  place.prepend(el);
  createView(createStore(model), model, el);
  const seen = new MutationObserver(() => {
    if (!el.querySelector(".live-stage")) return;
    seen.disconnect();
    const before = place.getBoundingClientRect();
    place.querySelector("img").hidden = true;
    el.className = "";
    place.classList.add("live-stands");
    // What is being read must not move when a figure above it grows; not every browser sees to that.
    const grown = place.getBoundingClientRect().height - before.height;
    if (before.top < 0 && before.bottom < innerHeight / 4) scrollBy({ top: grown, behavior: "instant" });
  });
  seen.observe(el, { childList: true, subtree: true });
}

/** Hand a figure's content to the place that waits for it. */
export const receive = (key, content) => waiting.get(key)?.(content);

/** Let every figure of a page stand once it comes near; its content is fetched by a script, which works from a file too. */
export function watch() {
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const place = /** @type {HTMLElement} */ (target), script = document.createElement("script");
      waiting.set(place.dataset.figure, (content) => { waiting.delete(place.dataset.figure); stand(place, content); });
      script.src = `figures/${place.dataset.figure}.js`;
      document.head.append(script);
    }
  }, { rootMargin: `${NEAR} 0px` });
  document.querySelectorAll(".live-place[data-figure]").forEach((place) => near.observe(place));
}
