// @ts-check
// Numbers as a reader writes them, as figures/numbers.py writes them; a test holds the two to each other.
const LARGE = 99999.5;
const RAISED = { "-": "⁻", ...Object.fromEntries([..."0123456789"].map((digit, k) => [digit, "⁰¹²³⁴⁵⁶⁷⁸⁹"[k]])) };
const raised = (exponent) => [...String(exponent)].map((letter) => RAISED[letter]).join("");
const minus = (words) => words.replace("-", "−");

// As Python rounds: what lies exactly halfway goes to the even digit, where JavaScript would go up.
const FINE = 40, HALF = `5${"0".repeat(FINE - 1)}`;
function evenly(write, digits) {
  const words = write(digits), [exact, exponent] = write(digits + FINE).split("e");
  if (!exact.endsWith(HALF)) return words;
  const down = exact.slice(0, -FINE).replace(/\.$/, "");
  return Number(down.at(-1)) % 2 ? words : [down, exponent].filter((part) => part !== undefined).join("e");
}
const fixed = (value, digits) => evenly((n) => value.toFixed(n), digits);

export const decimals = (value, digits = 0) => {
  const words = fixed(value, digits), [, sign, whole, part] = /** @type {string[]} */ (words.match(/^(-?)(\d+)(.*)$/));
  const zero = !/[1-9]/.test(words);
  return `${sign && !zero ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${part}`;
};
export const plain = (value, digits = 6) => {
  const words = decimals(value, digits);
  return words.includes(".") ? words.replace(/\.?0+$/, "") : words;
};
export const term = (value, digits = 2) => {
  const words = plain(value, digits);
  return words.startsWith("−") ? `− ${words.slice(1)}` : `+ ${words}`;
};
export const share = (value, digits = 0) => `${decimals(100 * value, digits)}%`;
export const scientific = (value, digits = 3) => {
  const [mantissa, exponent] = evenly((n) => value.toExponential(n), digits - 1).split("e");
  return minus(`${mantissa}×10${raised(Number(exponent))}`);
};
export const power_of_ten = (value) => `10${raised(Math.round(Math.log10(value)))}`;
export const rounded = (value) => {
  if (value < 0) return `−${rounded(-value)}`;
  if (!(value < LARGE)) return power_of_ten(value);
  if (value >= 99.95) return decimals(value);
  if (value >= 0.9995) return decimals(value, value >= 9.995 ? 1 : 2);
  if (value === 0) return "0";
  return value >= 1e-4 ? plain(value, 1 - Math.floor(Math.log10(value))) : scientific(value, 1);
};
export const large = (value) => (value >= LARGE ? scientific(value) : rounded(value));
