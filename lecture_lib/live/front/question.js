// @ts-check
import { element } from "./dom.js";

// A question before the first move. Once it is answered the line shows the choice, the right one, and what is to be said
// to who chose that; nothing has to wait for it.
export function questionBox(store, model) {
  const { header: question, words } = store.scene, box = element("div", "live-question");
  const options = element("div", "live-options"), reply = element("p", "live-reply");
  const buttons = question.options.map((text, index) => {
    const button = element("button", "live-button", text);
    button.type = "button";
    button.addEventListener("click", () => {
      model.set("prediction", index);
      model.save_changes();
      show();
    });
    return button;
  });
  const show = () => {
    const choice = model.get("prediction"), answered = choice >= 0 && choice < buttons.length;
    box.classList.toggle("live-answered", answered);
    buttons.forEach((button, index) => {
      const right = index === question.answer, chosen = index === choice;
      button.setAttribute("aria-pressed", chosen);
      button.classList.toggle("live-right", answered && right);
      button.classList.toggle("live-wrong", answered && chosen && !right);
      button.hidden = answered && !right && !chosen;
      button.title = answered && chosen ? (right ? words.right : words.wrong) : "";
    });
    reply.textContent = answered ? `${choice === question.answer ? words.right : words.wrong} ${question.replies[choice]}` : "";
  };
  reply.setAttribute("role", "status");
  options.append(...buttons);
  box.append(element("p", "live-question-text", `${words.predict}: ${question.question}`), options, reply);
  box.answered = () => box.classList.contains("live-answered");
  box.show = show;
  show();
  return box;
}
