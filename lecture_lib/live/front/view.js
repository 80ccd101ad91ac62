// @ts-check
// A view: header, panels, controls, readout. It redraws on the next frame whatever the store says has moved.
import { controlRows } from "./controls.js";
import { element } from "./dom.js";
import { createHandles } from "./handles.js";
import { createLayer } from "./layers.js";
import { questionBox } from "./question.js";
import { fitRoom } from "./room.js";
import { buildPanels, parseScenery, showInert } from "./scenery.js";

const REST = 500; // milliseconds without a move

export function createView(store, model, el) {
  const root = element("div", "live");
  root.setAttribute("role", "group");
  el.append(root);
  let layers = [], handles = [], controls = null, header = null, readout = null, spoken = null, request = 0, resting = 0;
  let moved = false;

  function build() {
    const { scene } = store;
    const { stage, box, parts } = buildPanels(scene, parseScenery(scene.svg));
    root.setAttribute("aria-label", scene.alt);
    readout = element("p", "live-readout");
    spoken = element("p", "live-spoken"); // a move is announced once it rests, not on its way
    spoken.setAttribute("role", "status");
    controls = controlRows(store);
    header = scene.header && questionBox(store, model);
    box.lead.after(controls); // under the picture that it moves
    box.last.append(readout, spoken);
    root.className = `live live-${box.layout}`;
    root.replaceChildren(...[header, stage, scene.note && store.alone && element("p", "live-note", scene.note)].filter(Boolean));
    const covers = scene.tracks.filter(({ prop }) => prop === "visible").map(({ gid }) => parts.get(gid));
    layers = [...scene.tracks].sort((a, b) => Number(b.prop === "visible") - Number(a.prop === "visible")).map((track) => {
      const node = parts.get(track.gid);
      return createLayer(store, track, node, track.prop === "visible" ? [] : covers.filter((cover) => cover.contains(node)));
    });
    const answered = (handle) => store.answers || handle.moves.length;
    handles = scene.handles.flatMap((handle, number) => (
      answered(handle) ? [createHandles(store, handle, number, parts.get(handle.gid))] : []));
    for (const handle of scene.handles) if (!answered(handle)) showInert(handle, parts);
    for (const gid of scene.header?.parts ?? []) parts.get(gid).classList.add("live-guessed");
    for (const { guess, hint } of scene.handles) if (guess) parts.get(hint)?.classList.add("live-guess");
    for (const gid of scene.hidden) parts.get(gid).classList.add("live-answer");
    asked();
    fit();
    draw();
  }
  // Until the question is answered or something moved, what would give the answer away is not shown.
  const asked = () => {
    root.classList.toggle("live-asking", Boolean(header) && !moved && !header.answered());
    root.classList.toggle("live-told", Boolean(header?.answered()));
  };
  const fit = () => { if (readout) fitRoom(root, store.scene.panels.length); };
  const resized = new ResizeObserver(fit);
  function draw() {
    request = 0;
    if (!store.scene || !controls) return;
    controls.update();
    store.update();
    const share = store.share();
    layers.forEach((layer) => layer(share));
    if (share < 1) ask();
    handles.forEach((handle) => handle.update());
    header?.tell();
    root.classList.toggle("live-strayed", store.strayed());
    clearTimeout(resting);
    resting = setTimeout(rest, REST);
    const said = store.readout();
    if (readout.textContent === said) return;
    readout.textContent = said;
    if (root.classList.contains("live-beside") && root.scrollHeight > root.clientHeight + 1) fit(); // a longer sentence
  }
  function rest() {
    handles.forEach((handle) => handle.describe());
    if (moved && spoken.textContent !== readout.textContent) spoken.textContent = readout.textContent;
  }
  const ask = () => { request ||= requestAnimationFrame(draw); };
  const hear = (event) => {
    if (event === "scene") return build();
    if (event === "played") return controls?.update(); // what a button does next is said before it can be pressed again
    if (event === "moved" && !moved) {
      moved = true;
      asked();
    }
    ask();
  };
  const onPrediction = () => {
    header?.show();
    if (!header?.answered()) moved = false; // asked again
    asked();
    fit();
  };
  // The notebook must not take plain keys and presses meant for the figure as its own; Ctrl-S, Shift-Enter stay its.
  const ours = (event) => !(event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter"));
  for (const type of ["keydown", "pointerdown", "mousedown"]) {
    root.addEventListener(type, (event) => { if (ours(event)) event.stopPropagation(); });
  }
  root.addEventListener("focusout", store.save); // the hand leaves: what it does next may ask the kernel
  resized.observe(root);
  addEventListener("live-room", fit); // the page has changed the room
  store.views.add(hear);
  model.on("change:prediction", onPrediction);
  if (store.scene) build();
  return () => {
    store.views.delete(hear);
    resized.disconnect();
    removeEventListener("live-room", fit);
    model.off("change:prediction", onPrediction);
    cancelAnimationFrame(request);
    clearTimeout(resting);
    root.replaceChildren(); // JupyterLab keeps the element of a view that is gone, for as long as the kernel's connection
    root.remove();
  };
}
