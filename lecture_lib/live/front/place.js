// @ts-check
// Coordinates as the browser draws them: parts of a point, whole. frames.py does the same beforehand.
import { NONE } from "./unpack.js";

const FAR = 20000; // points; farther than this the pen stops, long after it has left the picture
const logarithm = (value) => (value <= 0 ? -1000 : Math.log10(value)); // far below, as matplotlib draws it
const on = ([kind, factor, plus], value) => factor * (kind === "log" ? logarithm(value) : value) + plus;
const even = (value) => { // halves to the even number, as NumPy rounds
  const up = Math.round(value);
  return up - value === 0.5 && up % 2 ? up - 1 : up;
};

/** A coordinate of the data from one in points of the figure. */
export const back = ([kind, factor, plus], at) => { const value = (at - plus) / factor; return kind === "log" ? 10 ** value : value; };
export const onFigure = (place, x, y) => [on(place[0], x), on(place[1], y)];

/** Data coordinates of lines of `count` points, x and y by turns, as whole parts of a point; NONE lifts the pen. */
export function toParts(values, place, unit, count) {
  const points = Float64Array.from(values, (value, k) => on(place[k % 2], value)), parts = new Int32Array(points.length).fill(NONE);
  const near = (k) => Math.abs(points[k]) < FAR && Math.abs(points[k + 1]) < FAR;
  const known = (k) => Number.isFinite(points[k]) && Number.isFinite(points[k + 1]);
  const put = (k, x, y) => { parts[k] = even(x * unit); parts[k + 1] = even(y * unit); };
  for (let k = 0; k < points.length; k += 2) {
    if (near(k)) { put(k, points[k], points[k + 1]); continue; }
    if (!known(k)) continue;
    for (const side of [-2, 2]) { // a line is drawn some way to where it leaves; of two ways the one that comes after
      const from = k + side, line = (at) => Math.floor(at / (2 * count));
      if (from < 0 || from >= points.length || line(from) !== line(k) || !near(from)) continue;
      const step = [points[k] - points[from], points[k + 1] - points[from + 1]], reach = FAR / Math.max(...step.map(Math.abs));
      put(k, points[from] + step[0] * reach, points[from + 1] + step[1] * reach);
    }
  }
  return parts;
}
