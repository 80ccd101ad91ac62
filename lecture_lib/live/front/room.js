// @ts-check
// Where the page gives figures a room (--live-room, a height in pixels: a slide, a screen in the lecture hall), what
// steers a figure stands beside its panels, and both are as large as the room allows.
const TYPE = { most: 1 / 30, least: 13 }, NARROW = 640; // of the room's height; pixels
const WIDEST = 4, NARROWEST = 0.6, FINER = 0.97; // panels, as multiples of their own size

export function fitRoom(root, panels, locked, again) {
  const room = parseFloat(getComputedStyle(root).getPropertyValue("--live-room")) || 0, width = root.parentElement?.clientWidth;
  const beside = room > 0 && width >= NARROW, asked = `${beside} ${room} ${width} ${locked}`;
  if (!width || (root.dataset.fitted === asked && !again)) return;
  root.dataset.fitted = asked;
  root.classList.toggle("live-beside", beside);
  root.style.removeProperty("--live-type");
  if (!beside) return;
  const others = [...root.children].filter((part) => part !== panels);
  const height = () => others.reduce((sum, part) => sum + part.offsetHeight + 18, 0);
  let type = room * TYPE.most, scale = WIDEST;
  do root.style.setProperty("--live-type", `${type}px`); while (height() > room && (type -= 0.5) > TYPE.least);
  do root.style.setProperty("--live-scale", scale); while (panels.scrollHeight > room && (scale *= FINER) > NARROWEST);
}
