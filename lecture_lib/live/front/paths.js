// @ts-check
import { NONE } from "./unpack.js";

// Coordinates from `from` on, in parts of a point, as the path of lines; `closed` ones end where they began.
export function pathOf(data, from, n, unit, closed) {
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
