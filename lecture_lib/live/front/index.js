// @ts-check
// A widget by anywidget's contract, and the host for pages without a kernel.
import { createStore } from "./store.js";
import { createView } from "./view.js";

export { receive, stand, watch } from "./host.js";
export default () => {
  let store = null;
  return {
    initialize({ model }) { store = createStore(model); },
    render({ model, el }) { return createView((store ??= createStore(model)), model, el); },
  };
};
