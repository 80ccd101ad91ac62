// @ts-check
// Where the page gives figures a room (--live-room, a height in pixels: a slide, a screen in the lecture hall), the
// pictures fill it, and what steers them stands beside them.
const TYPE = { most: 1 / 32, least: 11 }, NARROW = 640; // of the room's height; pixels
const WORDS = 0.29; // of the width, for what steers
const HIGH = [0, 0.92, 0.565, 0.71]; // the height of a stage of so many panels, over its width

export function fitRoom(root, panels) {
  const room = parseFloat(getComputedStyle(root).getPropertyValue("--live-room")) || 0, width = root.parentElement?.clientWidth;
  const beside = room > 0 && width >= NARROW;
  root.classList.toggle("live-beside", beside);
  root.style.removeProperty("--live-type");
  if (!beside) return;
  const stage = Math.min(width * (1 - WORDS) - 20, room / HIGH[Math.min(panels, 3)]);
  root.style.setProperty("--live-stage", `${stage}px`);
  let type = room * TYPE.most;
  do root.style.setProperty("--live-type", `${type}px`);
  while (root.scrollHeight > root.clientHeight + 1 && (type -= 0.5) > TYPE.least);
}
