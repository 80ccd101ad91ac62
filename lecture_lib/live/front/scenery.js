// @ts-check
// Scenery: matplotlib's SVG, cut into one panel per subplot so that panels can wrap.
import { element, unique } from "./dom.js";

// Ids are made unique per view: two views of a figure must not share clip paths or markers.
export function parseScenery(text) {
  const prefix = `${unique()}-`;
  const own = text.replace(/<[^>]*>/g, (tag) => tag
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}$1"`)); // not what is written between the tags
  const root = document.importNode(new DOMParser().parseFromString(own, "image/svg+xml").documentElement, true);
  return { root, find: (gid) => root.querySelector(`[id="${prefix}${gid}"]`) };
}

export function buildPanels(scene, { root, find }) {
  const box = element("div", "live-panels"), hints = scene.inert.map(({ hint }) => hint).filter(Boolean);
  const parts = new Map([...scene.tracks.map(({ gid }) => gid), ...scene.hidden, ...hints].map((gid) => [gid, find(gid)]));
  let strip = false; // what stands above or below all panels has a row of its own
  for (const panel of scene.panels) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const [left, top, width, height] = panel.box;
    svg.setAttribute("viewBox", panel.box.join(" "));
    svg.setAttribute("overflow", "hidden");
    svg.style.setProperty("--live-width", width);
    svg.style.aspectRatio = `${width} / ${height}`;
    svg.classList.add("live-panel-svg");
    const own = panel.parts.map(find);
    svg.append(...own);
    panel.parts.forEach((gid, i) => { if (parts.has(gid)) parts.set(gid, own[i]); });
    if (box.lastChild && panel.strip !== strip) box.append(element("div", "live-break"));
    strip = panel.strip;
    box.append(svg);
  }
  root.classList.add("live-defs"); // clip paths and shared markers stay reachable here
  root.setAttribute("aria-hidden", "true");
  root.querySelectorAll("[id$='figure_1'] > g").forEach((rest) => rest.remove());
  box.append(root);
  return { box, parts };
}

// Where nothing answers a drag, a point does not look as if it could be moved: its ring is filled, its hint is gone.
export function showInert({ gid, hint }, parts) {
  for (const use of parts.get(gid).querySelectorAll("use")) {
    if (!use.style.fill.includes("paper")) continue;
    use.classList.add("live-inert");
    use.style.fill = use.style.stroke;
  }
  parts.get(hint)?.classList.add("live-idle");
}
