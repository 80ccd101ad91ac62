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
  const stage = element("div", "live-stage"), hints = scene.handles.map(({ hint }) => hint).filter(Boolean);
  const parts = new Map([...scene.tracks.map(({ gid }) => gid), ...scene.hidden, ...hints].map((gid) => [gid, find(gid)]));
  const svgs = scene.panels.map((panel) => {
    const own = panel.parts.map(find);
    panel.parts.forEach((gid, i) => { if (parts.has(gid)) parts.set(gid, own[i]); });
    return panelSvg(panel.box, own);
  });
  root.classList.add("live-defs"); // clip paths and shared markers stay reachable here
  root.setAttribute("aria-hidden", "true");
  root.querySelectorAll("[id$='figure_1'] > g").forEach((rest) => rest.remove());
  const box = (scene.lead === null ? inRows : led)(scene, svgs, stage);
  stage.append(root);
  return { stage, box, parts };
}

function panelSvg(box, own) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), [, , width, height] = box;
  svg.setAttribute("viewBox", box.join(" "));
  svg.setAttribute("overflow", "hidden");
  svg.style.setProperty("--live-width", width);
  svg.style.aspectRatio = `${width} / ${height}`;
  svg.classList.add("live-panel-svg");
  svg.append(...own);
  return svg;
}

// One large picture, the controls under it; what supports it stands smaller beside it.
function led(scene, svgs, stage) {
  const main = element("div", "live-main"), aside = element("div", "live-aside"), lead = svgs[scene.lead];
  lead.classList.add("live-lead");
  main.append(lead);
  aside.append(...svgs.filter((svg) => svg !== lead));
  stage.append(main, ...(svgs.length > 1 ? [aside] : []));
  return { lead, last: svgs.length === 2 ? aside : main, layout: `led live-of-${Math.min(svgs.length, 3)}` };
}

// All alike, in rows; what stands above or below all panels has a row of its own.
function inRows(scene, svgs, stage) {
  const panels = element("div", "live-panels"), main = element("div", "live-main");
  svgs.forEach((svg, k) => {
    if (k && scene.panels[k].strip !== scene.panels[k - 1].strip) panels.append(element("div", "live-break"));
    panels.append(svg);
  });
  main.append(panels);
  stage.append(main);
  return { lead: panels, last: main, layout: "rows" };
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
