// @ts-check
// Small things that every part of a view uses.
export const element = (tag, className = "", text = undefined) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
export const unique = () => `live-${Math.random().toString(36).slice(2, 10)}`; // across the figures of a page
