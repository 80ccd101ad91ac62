// @ts-check
// Layers: what moves in the scenery.
import { pathOf } from "./paths.js";
import { NONE } from "./unpack.js";

// What draws a track of each kind. Each takes hold of its own nodes alone: an artist that only shows and hides may be a
// whole subplot, in which every node belongs to somebody else.
const scaled = (x, y, size) => `translate(${x} ${y}) scale(${size}) translate(${-x} ${-y})`;
const DRAW = {
  visible: (store, track, node) => (data, frame) => { node.style.display = data[frame] ? "" : "none"; },
  text: (store, track, node) => {
    const text = node.querySelector("text"), { drop } = store.scene;
    return (data, frame) => {
      const [words, below] = data[frame].split(drop).reverse(); // an answer's come without: they lie where the last did
      text.textContent = words;
      if (track.level && below) write(text, track, { below: below / track.unit });
    };
  },
  image: (store, track, node) => {
    const image = node.tagName === "image" ? node : node.querySelector("image");
    image.setAttribute("preserveAspectRatio", "none"); // it fills its extent whatever its pixels are
    return (data, frame) => { image.setAttribute("href", data[frame]); image.removeAttribute("xlink:href"); };
  },
  color: (store, track, node) => {
    const points = markers(node);
    node.querySelectorAll("defs path").forEach((shape) => { shape.style.stroke = ""; }); // else it outlives ours
    return (data, frame) => points().forEach((use, i) => {
      const color = track.palette[data[frame * track.count + i]];
      if (color) Object.assign(use.style, { fill: color, stroke: color });
    });
  },
  size: (store, track, node) => {
    const points = markers(node), { thousandths } = store.scene;
    return (data, frame) => points().forEach((use, i) => {
      use.dataset.size = data[frame * track.count + i] / thousandths;
      use.setAttribute("transform", scaled(use.getAttribute("x"), use.getAttribute("y"), use.dataset.size));
    });
  },
  xy: (store, track, node) => {
    const { closed, anchor, marked, unit, level } = track;
    const path = node.querySelector(":scope > path"), text = node.querySelector("text"), points = markers(node);
    return (xy) => {
      const n = xy.length / 2;
      if (text) show(text, xy[0] !== NONE && xy[1] !== NONE);
      if (text && level) write(text, track, { x: xy[0] / unit, y: xy[1] / unit });
      else if (text) node.setAttribute("transform", `translate(${xy[0] / unit - anchor[0]} ${xy[1] / unit - anchor[1]})`);
      else if (path) path.setAttribute("d", pathOf(xy, 0, n, unit, closed));
      points(n).forEach((use, i) => {
        const x = xy[2 * i], y = xy[2 * i + 1], on = i < n && x !== NONE && y !== NONE && !(marked && !marked.includes(i));
        show(use, on);
        if (!on) return;
        use.setAttribute("x", String(x / unit));
        use.setAttribute("y", String(y / unit));
        if (use.dataset.size) use.setAttribute("transform", scaled(x / unit, y / unit, use.dataset.size));
      });
    };
  },
};

function show(node, on) {
  if ((node.style.display !== "none") !== on) node.style.display = on ? "" : "none";
}

// A level text at its place; its base line lies as far below as its letters are deep.
const places = new WeakMap();
function write(text, { anchor: [x, y] }, changed) {
  if (!places.has(text)) places.set(text, { x, y, below: text.getAttribute("y") - y });
  const now = Object.assign(places.get(text), changed);
  text.removeAttribute("transform"); // a rotation by nothing, about where it stood
  text.setAttribute("x", now.x);
  text.setAttribute("y", now.y + now.below);
}

// The markers of an artist, gathered in one group, since matplotlib gives each hollow one a group of its own. The
// function returns them, after it has made as many as are asked for.
const gathered = new WeakMap();
function markers(node) {
  if (!gathered.has(node)) gathered.set(node, gather(node));
  return gathered.get(node);
}
function gather(node) {
  const own = [...node.querySelectorAll("use")], holder = own[0]?.parentNode;
  for (const use of own) if (use.parentNode !== holder) holder.append(use);
  return (n = 0) => {
    while (own.length && own.length < n) own.push(holder.appendChild(own[0].cloneNode(false)));
    return own;
  };
}

// The coordinates that a track shows at the present position: all of a frame, so many of them, the last of these, or one.
function shownOf(store, { upto, last, at: only, count }, data, frame) {
  const end = only || upto ? Math.min(count, store.position[only ?? upto] + 1) : count;
  const begin = Math.max(0, only ? end - 1 : last ? end - last : 0);
  return data.subarray(2 * (frame * count + begin), 2 * (frame * count + end));
}

// Part of the way from one place to another; what has no place in either jumps.
function between(from, to, share) {
  return to.map((value, k) => {
    const before = k < from.length ? from[k] : value;
    return before === NONE || value === NONE ? value : Math.round(before + share * (value - before));
  });
}

// A layer draws one track; it does nothing where its frame is already on screen. `share` is how far it has to have come
// on its way there. `covers` are the nodes that may hide it: under a hidden one it waits.
export function createLayer(store, track, node, covers) {
  const draw = DRAW[track.prop](store, track, node);
  let last = "", from = null, drawn = null;
  return (share) => {
    if (covers.some((cover) => cover.style.display === "none")) return;
    const frame = store.frame(track.over), { upto, at: only } = track;
    const now = `${store.version(track.key)} ${frame} ${upto ? store.position[upto] : ""} ${only ? store.position[only] : ""}`;
    if (now === last && !from) return;
    if (now !== last) from = share < 1 ? drawn : null;
    last = now;
    if (track.prop !== "xy") return draw(store.data.get(track.key), frame);
    const xy = shownOf(store, track, store.data.get(track.key), frame);
    drawn = from && share < 1 ? between(from, xy, share) : xy.slice();
    if (share >= 1) from = null;
    draw(drawn);
  };
}
