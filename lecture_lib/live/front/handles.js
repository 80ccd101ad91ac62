// @ts-check
// Points the reader moves: by mouse, by finger, or by arrow keys. The kernel is told where they come to rest.
import { rounded } from "./numbers.js";
import { back, onFigure } from "./place.js";

const STEP = 0.01, BIG_STEP = 0.1; // of the axes' width or height per arrow key, and with Shift
const BIG_MOVE = 10; // positions of a control per arrow key with Shift
const THUMB = 0.061; // of a panel's width: 22 pixels on a telephone, where it is as wide as the screen
const REST = 300; // milliseconds after the last key

export function createHandles(store, handle, number, node) {
  const svg = node.ownerSVGElement, track = store.scene.tracks.find((t) => t.gid === handle.gid && t.prop === "xy");
  const [left, top, right, bottom] = handle.box, size = [right - left, bottom - top];
  const first = () => store.frame(track.over) * track.count;
  const spot = (i) => [0, 1].map((k) => store.data.get(track.key)[2 * (first() + i) + k] / track.unit);

  const put = (i, x, y) => {
    const at = [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
    if (!handle.moves.length) return store.drag(number, first() + i, at.map((value, k) => back(handle.place[k], value)));
    for (const { name, axis, at: places } of handle.moves) {
      store.move(name, places.reduce((near, place, k) => (Math.abs(place - at[axis]) < Math.abs(places[near] - at[axis]) ? k : near), 0));
    }
  };
  const nudge = (i, [dx, dy], big) => {
    if (!handle.moves.length) {
      const which = first() + i, told = [which, undefined].includes(store.last(number)); // else it stands where an answer put it
      const [x, y] = told ? onFigure(handle.place, ...store.points(number)[which]) : spot(i), step = big ? BIG_STEP : STEP;
      return put(i, x + dx * step * size[0], y + dy * step * size[1]);
    }
    for (const { name, axis, at: places } of handle.moves) {
      const way = [dx, dy][axis] * Math.sign(places.at(-1) - places[0]);
      store.move(name, store.position[name] + way * (big ? BIG_MOVE : 1));
    }
  };
  const grips = Array.from({ length: track.count }, (_, i) => {
    const grip = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    grip.setAttribute("r", matchMedia("(pointer: coarse)").matches ? `${Math.max(15, THUMB * svg.viewBox.baseVal.width)}` : "11");
    grip.setAttribute("tabindex", "0");
    grip.setAttribute("role", "button");
    grip.setAttribute("aria-label", handle.label + (track.count > 1 ? ` ${i + 1}` : ""));
    grip.classList.add("live-handle");
    if (handle.guess) grip.classList.add("live-guess", "live-guessed"); // it stays where it was once the answer is seen
    let held = false, rest = 0;
    grip.addEventListener("pointerdown", (event) => {
      held = true;
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
    for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => { if (held) store.save(); held = false; });
    grip.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      nudge(i, way, event.shiftKey);
      clearTimeout(rest);
      rest = setTimeout(store.save, REST);
    });
    node.parentNode.append(grip); // hidden with its axes
    return grip;
  });
  return {
    update: () => grips.forEach((grip, i) => {
      const [x, y] = spot(i);
      grip.setAttribute("cx", String(x));
      grip.setAttribute("cy", String(y));
    }),
    describe: () => grips.forEach((grip, i) => { // where it stands, by the names of the axes, for who cannot see it
      const place = spot(i).map((at, k) => `${handle.axes[k]} ${rounded(back(handle.place[k], at))}`);
      grip.setAttribute("aria-description", place.join(", "));
    }),
  };
}
