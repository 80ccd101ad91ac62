// @ts-check
import { element } from "./dom.js";

// A question before the controls move. The choice stays; the outcome joins it, in room kept for it, once something moved.
export function questionBox(store, model, onAnswer) {
  const { header: question, words } = store.scene, box = element("div", "live-question");
  const options = element("div", "live-options"), said = element("div", "live-said");
  const verdicts = ["", words.right, words.wrong].map((verdict) => element("p", "", `${verdict} ${question.outcome}`));
  const answer = (index) => {
    model.set("prediction", index);
    model.save_changes();
    show();
    onAnswer();
  };
  [...question.options, words.skip].forEach((text, index) => {
    const button = element("button", `live-button${index === question.options.length ? " live-skip" : ""}`, text);
    button.type = "button";
    button.addEventListener("click", () => answer(index));
    options.append(button);
  });
  let moved = false;
  const show = () => {
    const choice = model.get("prediction"), skipped = choice === question.options.length;
    const verdict = skipped ? 0 : choice === question.answer ? 1 : 2;
    [...options.children].forEach((button, index) => button.setAttribute("aria-pressed", index === choice));
    verdicts.forEach((text, index) => { text.style.visibility = choice >= 0 && moved && index === verdict ? "" : "hidden"; });
  };
  said.append(...verdicts);
  said.setAttribute("role", "status");
  box.append(element("p", "live-question-text", `${words.predict}: ${question.question}`), options, said);
  box.moved = () => { moved = true; show(); };
  box.answered = () => model.get("prediction") >= 0;
  box.show = show;
  show();
  return box;
}
