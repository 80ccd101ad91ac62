// @ts-check
import { element } from "./dom.js";

// A question before the first move: options to choose from, or a guess that the hand puts on the picture and a button
// that shows how far off it is. Once it is answered the line shows the choice, the right one, and what is to be said to
// who chose that, and the figure goes where the answer is seen; nothing has to wait for it.
export function questionBox(store, model) {
  const { header, words } = store.scene, box = element("div", "live-question"), text = element("p", "live-question-text");
  const options = element("div", "live-options"), reply = element("p", "live-reply");
  const choose = (index) => {
    const again = header.guess && box.answered();
    if (again) store.reset();
    model.set("prediction", again ? -1 : index);
    model.save_changes();
    if (!again) store.reach(header.to);
    box.show();
  };
  const buttons = (header.guess ? [words.reveal] : header.options).map((label, index) => {
    const button = element("button", "live-button", label);
    button.type = "button";
    button.addEventListener("click", () => choose(index));
    return button;
  });
  reply.setAttribute("role", "status");
  text.append(element("span", "live-cue", `${words.predict}: `), header.question);
  options.append(...buttons);
  box.append(text, options, reply);
  box.answered = () => box.classList.contains("live-answered");
  box.show = () => {
    const choice = model.get("prediction"), answered = choice >= 0 && choice < buttons.length;
    box.classList.toggle("live-answered", answered);
    if (header.guess) buttons[0].textContent = answered ? words.again : words.reveal;
    else buttons.forEach((button, index) => mark(button, answered, index === header.answer, index === choice));
    box.tell();
  };
  const mark = (button, answered, right, chosen) => {
    button.setAttribute("aria-pressed", chosen);
    button.classList.toggle("live-right", answered && right);
    button.classList.toggle("live-wrong", answered && chosen && !right);
    button.hidden = answered && !right && !chosen;
    button.title = answered && chosen ? (right ? words.right : words.wrong) : "";
  };
  // What is said of a guess is computed, after the guess has moved.
  box.tell = () => {
    const choice = model.get("prediction"), verdict = choice === header.answer ? words.right : words.wrong;
    const said = !box.answered() ? "" : header.guess ? store.words(header.guess) : `${verdict} ${header.replies[choice]}`;
    if (reply.textContent !== said) reply.textContent = said;
  };
  box.show();
  return box;
}
