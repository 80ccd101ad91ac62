// Scenery: matplotlib's SVG, cut into one panel per subplot so that panels can wrap. Layers: what moves in it.

// Ids are made unique per view: two views of a figure must not share clip paths or markers.
function parseScenery(text) {
  const prefix = `${unique()}-`;
  const own = text
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}$1"`);
  const root = document.importNode(new DOMParser().parseFromString(own, "image/svg+xml").documentElement, true);
  return { root, find: (gid) => root.querySelector(`[id="${prefix}${gid}"]`) };
}

function buildPanels(scene, { root, find }) {
  const box = element("div", "live-panels"), parts = new Map(scene.tracks.map(({ gid }) => [gid, find(gid)]));
  for (const panel of scene.panels) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const [left, top, width, height] = panel.box;
    svg.setAttribute("viewBox", panel.box.join(" "));
    svg.setAttribute("overflow", "hidden");
    svg.style.setProperty("--live-width", width);
    svg.style.aspectRatio = `${width} / ${height}`;
    svg.classList.add("live-panel-svg");
    const axes = panel.axes.map(find);
    svg.append(...axes);
    panel.axes.forEach((gid, i) => { if (parts.has(gid)) parts.set(gid, axes[i]); });
    box.append(svg);
  }
  root.classList.add("live-defs"); // clip paths and shared markers stay reachable here
  root.setAttribute("aria-hidden", "true");
  root.querySelectorAll("[id$='figure_1'] > g").forEach((rest) => rest.remove());
  box.append(root);
  return { box, parts };
}

function pathOf(data, from, n, unit, closed) {
  let d = "", pen = false;
  for (let i = 0; i < n; i++) {
    const x = data[from + 2 * i], y = data[from + 2 * i + 1];
    if (x === NONE || y === NONE) {
      if (closed && pen) d += "Z";
      pen = false;
      continue;
    }
    d += `${pen ? "L" : "M"}${x / unit} ${y / unit}`;
    pen = true;
  }
  return d && (closed && pen ? d + "Z" : d);
}

// A layer draws one track; it does nothing where its frame is already on screen.
// `covers` are the nodes that may hide it: under a hidden one it waits.
function createLayer(store, track, node, covers) {
  const { tenths, thousandths } = store.scene;
  const path = node.querySelector(":scope > path"), text = node.querySelector("text");
  const uses = [...node.querySelectorAll("use")], holder = uses[0]?.parentNode;
  for (const use of uses) if (use.parentNode !== holder) holder.append(use); // matplotlib gives hollow markers a group each
  const pattern = uses[0]?.cloneNode(false);
  const image = node.tagName === "image" ? node : node.querySelector("image");
  image?.setAttribute("preserveAspectRatio", "none"); // it fills its extent whatever its pixels are
  const anchor = text && [+text.getAttribute("x"), +text.getAttribute("y")];
  let last = "";
  if (track.prop === "color") node.querySelectorAll("defs path").forEach((shape) => { shape.style.stroke = ""; }); // else it outlives ours

  const useNodes = () => [...holder.children].filter((child) => child.tagName === "use");
  const points = (data, from, n) => {
    let nodes = useNodes();
    while (nodes.length < n) nodes.push(holder.appendChild(pattern.cloneNode(false)));
    nodes.forEach((use, i) => {
      const x = data[from + 2 * i], y = data[from + 2 * i + 1], off = i >= n || x === NONE || y === NONE;
      use.style.display = off ? "none" : "";
      if (off) return;
      use.setAttribute("x", x / tenths);
      use.setAttribute("y", y / tenths);
      if (use.dataset.size) use.setAttribute("transform", scaled(x / tenths, y / tenths, use.dataset.size));
    });
  };
  const scaled = (x, y, size) => `translate(${x} ${y}) scale(${size}) translate(${-x} ${-y})`;
  const draw = {
    xy(data, frame) {
      const { upto, at: only, count, closed } = track;
      const from = 2 * (frame * count + (only ? store.position[only] : 0));
      const n = only ? 1 : upto ? Math.min(count, store.position[upto] + 1) : count;
      if (text) text.parentNode.setAttribute("transform", `translate(${data[from] / tenths - anchor[0]} ${data[from + 1] / tenths - anchor[1]})`);
      if (path) path.setAttribute("d", pathOf(data, from, n, tenths, closed));
      if (holder) points(data, from, n);
    },
    text: (data, frame) => { text.textContent = data[frame]; },
    image: (data, frame) => { image.setAttribute("href", data[frame]); image.removeAttribute("xlink:href"); },
    visible: (data, frame) => { node.style.display = data[frame] ? "" : "none"; },
    color: (data, frame) => useNodes().forEach((use, i) => {
      const color = track.palette[data[frame * track.count + i]];
      if (color) Object.assign(use.style, { fill: color, stroke: color });
    }),
    size: (data, frame) => useNodes().forEach((use, i) => {
      use.dataset.size = data[frame * track.count + i] / thousandths;
      use.setAttribute("transform", scaled(use.getAttribute("x"), use.getAttribute("y"), use.dataset.size));
    }),
  }[track.prop];
  return () => {
    if (covers.some((cover) => cover.style.display === "none")) return;
    const frame = store.frame(track.over), { upto, at: only } = track;
    const now = `${store.version} ${frame} ${upto ? store.position[upto] : ""} ${only ? store.position[only] : ""}`;
    if (now === last) return;
    last = now;
    draw(store.data.get(track.key), frame);
  };
}
