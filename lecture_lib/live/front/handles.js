// @ts-check
// Points the reader moves: by mouse, by finger, or by arrow keys. The point follows at once; the kernel answers after.
const STEP = 0.01, BIG_STEP = 0.1; // of the axes' width or height per arrow key, and with Shift

export function createHandles(store, handle, node) {
  const svg = node.ownerSVGElement, track = store.scene.tracks.find((t) => t.gid === handle.gid && t.prop === "xy");
  const [left, top, right, bottom] = handle.box, unit = store.scene.tenths;
  const offset = () => 2 * store.frame(track.over) * track.count;
  const place = (i) => [0, 1].map((k) => store.data.get(track.key)[offset() + 2 * i + k] / unit);
  const home = new Map();

  const put = (i, x, y) => {
    const data = store.data.get(track.key), from = offset() + 2 * i;
    if (!home.has(from)) home.set(from, [data[from], data[from + 1]]);
    const to = [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
    const keep = () => store.data.get(track.key).set(to.map((at) => Math.round(at * unit)), from);
    keep();
    store.touch();
    store.tellKernel("drag", handle.gid, i, ...to, keep);
  };
  const drop = (i) => store.tellKernel("drop", handle.gid, i, ...place(i));
  const grips = Array.from({ length: track.count }, (_, i) => {
    const grip = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    grip.setAttribute("r", "11");
    grip.setAttribute("tabindex", "0");
    grip.setAttribute("role", "button");
    grip.setAttribute("aria-label", handle.label + (track.count > 1 ? ` ${i + 1}` : ""));
    grip.classList.add("live-handle");
    let held = false, rest = 0;
    grip.addEventListener("pointerdown", (event) => {
      if (store.locked) return;
      held = true;
      store.save(); // the kernel must know where the controls stand before it hears of the drag
      grip.setPointerCapture(event.pointerId);
      grip.focus({ preventScroll: true });
      event.preventDefault();
      event.stopPropagation();
    });
    grip.addEventListener("pointermove", (event) => {
      if (!held) return;
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      put(i, at.x, at.y);
    });
    for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => { if (held) drop(i); held = false; });
    grip.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way || store.locked) return;
      event.preventDefault();
      event.stopPropagation();
      store.save();
      const [x, y] = place(i), step = event.shiftKey ? BIG_STEP : STEP;
      put(i, x + way[0] * step * (right - left), y + way[1] * step * (bottom - top));
      clearTimeout(rest);
      rest = setTimeout(() => { if (home.size) drop(i); }, 300); // unless it was put back since
    });
    node.parentNode.append(grip); // hidden with its axes
    return grip;
  });
  return {
    update: () => grips.forEach((grip, i) => {
      const [x, y] = place(i);
      grip.setAttribute("cx", String(x));
      grip.setAttribute("cy", String(y));
    }),
    goHome: () => {
      home.forEach((xy, from) => store.data.get(track.key).set(xy, from));
      home.clear();
      store.version++;
    },
  };
}
