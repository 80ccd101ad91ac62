// Lecture mode for JupyterLab: large type, code folded, one idea per screen, turned by PageDown and PageUp, which is
// what a presenter's remote sends. It is on in the workspace "lecture", and wherever Alt-L or the palette switches it.
// Written as the container that JupyterLab loads, so that nothing has to be built.
(() => {
  const NAME = "linear-models-lecture-mode", COMMAND = "lecture-mode:toggle", CODE = "lecture-mode:code";
  const LABELS = { [COMMAND]: "Lecture mode · 강의 모드", [CODE]: "Lecture mode: show code · 강의 모드: 코드 보기" };
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const BLOCKS = ".jp-RenderedMarkdown > *, .jp-CodeCell:not(:has(.live, img)) .jp-InputArea, .jp-OutputArea-child";
  const BEGINS = ".jp-RenderedMarkdown > :is(h1, h2, h3), .jp-OutputArea-child:has(.live, img)";
  const BELOW = 64, CLOSE = 4; // pixels: left free under a figure; within which two places are the same
  const PART = 0.85; // of the screen: how far one goes through what is taller

  const on = () => document.body.classList.contains("course-lecture");
  const page = (app) => app.shell.currentWidget?.content?.node?.closest(".jp-NotebookPanel") && app.shell.currentWidget;
  const scrollerOf = (panel) => panel.node.querySelector(".jp-WindowedPanel-outer");
  const blocksOf = (panel) => [...panel.node.querySelectorAll(BLOCKS)].filter((block) => block.offsetHeight > 0);

  // The first block of every screen: a heading, a figure, or what no longer fits below what is there.
  function starts(panel, scroller) {
    const top = scroller.getBoundingClientRect().top - scroller.scrollTop, room = scroller.clientHeight, found = [];
    let heads = false; // whether the block before was a heading, which stays with what it is over
    for (const block of blocksOf(panel)) {
      const box = block.getBoundingClientRect(), at = box.top - top, end = box.bottom - top, here = found.at(-1)?.at ?? -Infinity;
      const begins = end > here + room || (block.matches(BEGINS) && !heads);
      if (begins && at > here + CLOSE) found.push({ block, at });
      while (end > found.at(-1).at + room + CLOSE) found.push({ block, at: found.at(-1).at + PART * room }); // taller than a screen
      heads = block.matches("h1, h2, h3");
    }
    return found;
  }

  function go(panel, scroller, step, curtain) {
    const screens = starts(panel, scroller), here = screens.findLastIndex(({ at }) => at <= scroller.scrollTop + CLOSE);
    show(panel, scroller, screens, Math.max(0, Math.min(screens.length - 1, here + step)), curtain);
  }

  function open(panel, cell, curtain) {
    const scroller = scrollerOf(panel), screens = starts(panel, scroller);
    const top = cell.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    const index = screens.findLastIndex(({ at }) => at <= top + CLOSE);
    show(panel, scroller, screens, Math.max(0, index), curtain);
  }

  function show(panel, scroller, screens, index, curtain) {
    if (!screens.length) return; // not loaded yet
    const { block, at } = screens[index], cell = block.closest(".jp-Cell"), notebook = panel.content;
    notebook.activeCellIndex = notebook.widgets.findIndex((widget) => widget.node === cell);
    panel.activate(); // Enter and Shift-Enter are for this cell
    scroller.scrollTo({ top: at, behavior: "instant" });
    curtain.draw(scroller, screens[index + 1] && edge(screens[index + 1].block));
  }

  // Where a screen's part of the page begins: the line of code over a figure is the figure's.
  function edge(block) {
    const cell = block.closest(".jp-CodeCell:has(.live, img)");
    return cell?.querySelector(".jp-OutputArea-child") === block ? cell.querySelector(".jp-InputArea") : block;
  }

  // What belongs to the next screen is hidden until its turn; the hand that goes elsewhere lifts the curtain.
  function createCurtain() {
    const node = document.createElement("div");
    node.className = "course-curtain";
    let next = null, scroller = null;
    const place = () => {
      const box = scroller?.getBoundingClientRect(), from = next?.isConnected && box ? next.getBoundingClientRect().top - box.top : Infinity;
      node.hidden = !(box && from > CLOSE && from < box.height);
      if (!node.hidden) Object.assign(node.style, { left: `${box.left}px`, width: `${scroller.clientWidth}px`, top: `${box.top + from}px`, height: `${box.height - from}px` });
    };
    const grown = new ResizeObserver(place);
    const lift = () => {
      next = null;
      place();
    };
    node.addEventListener("pointerdown", lift);
    document.body.append(node);
    return {
      lift,
      draw(where, block) {
        [scroller, next] = [where, block];
        grown.disconnect();
        where.querySelectorAll(".jp-Cell").forEach((cell) => grown.observe(cell));
        place();
      },
    };
  }

  // The bars beside the notebook are put away and brought back. (JupyterLab's simple mode would put away more, but leaving
  // it breaks what is drawn of the active cell.)
  function bars(shell, shown) {
    if (!shown) shell.collapseLeft();
    if (!shown) shell.collapseRight();
    for (const side of ["left", "right"]) if (shell.isSideTabBarVisible(side) !== shown) shell.toggleSideTabBarVisibility(side);
  }

  function room(panel) {
    const scroller = on() && panel && scrollerOf(panel);
    if (scroller) document.body.style.setProperty("--live-room", scroller.clientHeight - BELOW);
    else document.body.style.removeProperty("--live-room");
    dispatchEvent(new Event("live-room"));
  }

  function start(app) {
    const curtain = createCurtain();
    function toggle() {
      document.body.classList.toggle("course-lecture");
      bars(app.shell, !on());
      app.commands.notifyCommandChanged(COMMAND);
      settle();
    }
    // Sizes have changed: the same cell again, at the top of the screen.
    function settle() {
      const panel = page(app), notebook = panel?.content;
      curtain.lift();
      for (const laid of [app.shell, panel]) laid?.fit(); // the style sheet takes the bars above and below it away
      requestAnimationFrame(() => {
        room(panel);
        requestAnimationFrame(() => { if (on() && notebook?.activeCell) open(panel, notebook.activeCell.node, curtain); });
      });
    }
    const add = (id, keys, isToggled, execute) => {
      app.commands.addCommand(id, { label: LABELS[id], isToggleable: true, isToggled, execute });
      app.commands.addKeyBinding({ command: id, keys: [keys], selector: "body" });
    };
    add(COMMAND, "Alt L", on, toggle);
    add(CODE, "Alt C", () => document.body.classList.contains("course-code"), () => { document.body.classList.toggle("course-code"); });
    app.shell.currentChanged?.connect(settle);
    addEventListener("resize", settle);

    // Before any slider or editor takes the key: the remote always turns the page.
    addEventListener("keydown", (event) => {
      const step = { PageDown: 1, PageUp: -1 }[event.key], panel = page(app);
      if (!on() || !panel || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!step && event.key !== "Shift" && !event.target.closest?.(".live")) curtain.lift();
      if (!step) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(panel, scrollerOf(panel), step, curtain);
    }, { capture: true });
    for (const type of ["wheel", "touchmove"]) addEventListener(type, curtain.lift, { capture: true, passive: true });

    const workspace = location.pathname.match(/\/lab\/workspaces\/([^/]+)/)?.[1];
    if (workspace === "lecture") app.restored.then(toggle);
  }

  const style = () => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${folder}lecture.css` });
    document.head.append(link);
    return {};
  };
  const modules = {
    "./extension": () => ({ __esModule: true, default: { id: `${NAME}:plugin`, autoStart: true, optional: tokens, activate: (app, palette) => {
      start(app);
      for (const command of [COMMAND, CODE]) palette?.addItem({ command, category: "Linear models" });
    } } }),
    "./style": () => style(),
  };
  let tokens = [];
  (window._JUPYTERLAB ??= {})[NAME] = {
    async init(shared) {
      const [apputils] = Object.values(shared["@jupyterlab/apputils"]);
      tokens = [(await apputils.get())().ICommandPalette];
    },
    get: async (name) => modules[name],
  };
})();
