// @ts-check
// Controls that go to their ends by themselves, one at a time.

export function addPlay(store, tell) {
  let timer = 0;
  store.playing = ""; // the name of the one that does
  store.stop = () => {
    if (!store.playing) return;
    clearInterval(timer);
    store.playing = "";
    store.save();
    tell("played");
  };
  store.play = ({ name, count, play }) => {
    store.stop();
    if (store.position[name] >= count - 1) store.move(name, 0);
    store.playing = name;
    timer = setInterval(() => {
      if (store.views.size) store.move(name, store.position[name] + 1);
      if (store.position[name] >= count - 1 || !store.views.size) store.stop();
    }, play);
    tell("played");
  };
  // Positions where something is seen: a control that can play up to there plays, another moves.
  store.reach = (to) => {
    for (const control of store.scene.controls.filter(({ name }) => name in to)) {
      const plays = control.play && to[control.name] === control.count - 1 && !store.still();
      if (plays) store.play(control); else store.move(control.name, to[control.name], true);
    }
    store.save();
  };
}
