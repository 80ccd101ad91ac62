// @ts-check
// A view: header, controls, panels, readout. It redraws on the next frame whatever the store says has moved.
import { controlRows } from "./controls.js";
import { element } from "./dom.js";
import { createHandles } from "./handles.js";
import { createLayer } from "./layers.js";
import { questionBox } from "./question.js";
import { fitRoom } from "./room.js";
import { buildPanels, parseScenery, showInert } from "./scenery.js";

// What may stand above a figure, by its kind: until it is answered, the controls wait.
const HEADERS = { question: questionBox };

export function createView(store, model, el) {
  const root = element("div", "live");
  root.setAttribute("role", "group");
  el.append(root);
  let layers = [], handles = [], panels = null, controls = null, header = null, readout = null, note = null, request = 0;

  function build() {
    const { scene } = store;
    const { box, parts } = buildPanels(scene, parseScenery(scene.svg));
    panels = box;
    root.dataset.fitted = "";
    root.setAttribute("aria-label", scene.alt);
    readout = element("p", "live-readout");
    readout.setAttribute("role", "status");
    note = element("p", "live-note");
    controls = controlRows(store);
    header = scene.header && HEADERS[scene.header.kind](store, model, wait);
    root.replaceChildren(...[header, controls, box, readout, note].filter(Boolean));
    const covers = scene.tracks.filter(({ prop }) => prop === "visible").map(({ gid }) => parts.get(gid));
    layers = [...scene.tracks].sort((a, b) => Number(b.prop === "visible") - Number(a.prop === "visible")).map((track) => {
      const node = parts.get(track.gid);
      return createLayer(store, track, node, track.prop === "visible" ? [] : covers.filter((cover) => cover.contains(node)));
    });
    handles = scene.handles.map((handle) => createHandles(store, handle, parts.get(handle.gid)));
    for (const handle of scene.inert) showInert(handle, parts);
    for (const gid of scene.hidden) parts.get(gid).classList.add("live-answer");
    wait();
    draw();
  }
  function wait() {
    store.locked = Boolean(header) && !header.answered();
    controls.disable(store.locked);
    root.classList.toggle("live-locked", store.locked);
    fit();
  }
  const fit = (again = false) => { if (panels) fitRoom(root, panels, store.locked, again); };
  const resize = () => fit(), resized = new ResizeObserver(resize);
  function draw() {
    request = 0;
    if (!store.scene || !controls) return;
    controls.update();
    layers.forEach((layer) => layer());
    handles.forEach((handle) => handle.update());
    const said = store.readout();
    if (readout.textContent === said) return;
    readout.textContent = said;
    if (root.classList.contains("live-beside") && root.scrollHeight > root.clientHeight + 1) fit(true); // a longer sentence
  }
  const ask = () => { request ||= requestAnimationFrame(draw); };
  const hear = (event) => {
    if (event === "scene") return build();
    if (event === "moved") header?.moved();
    if (event === "reset") handles.forEach((handle) => handle.goHome());
    if (event === "silent") note.textContent = store.scene.words.waiting;
    if (event === "answered" && note.textContent) note.textContent = "";
    ask();
  };
  const onPrediction = () => { header?.show(); if (controls) wait(); };
  // The notebook must not take plain keys and presses meant for the figure as its own; Ctrl-S, Shift-Enter stay its.
  const ours = (event) => !(event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter"));
  for (const type of ["keydown", "pointerdown", "mousedown"]) {
    root.addEventListener(type, (event) => { if (ours(event)) event.stopPropagation(); });
  }
  root.addEventListener("focusout", store.save); // the hand leaves: what it does next may ask the kernel
  resized.observe(root);
  addEventListener("live-room", resize); // the page has changed the room
  store.views.add(hear);
  model.on("change:prediction", onPrediction);
  if (store.scene) build();
  return () => {
    store.views.delete(hear);
    resized.disconnect();
    removeEventListener("live-room", resize);
    model.off("change:prediction", onPrediction);
    cancelAnimationFrame(request);
    root.replaceChildren(); // JupyterLab keeps the element of a view that is gone, for as long as the kernel's connection
    root.remove();
  };
}
