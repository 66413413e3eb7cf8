/** Where people type: sends on Enter, suggests commands and names, offers the app's global shortcuts behind the plus. */

import { post, readable } from "./api.js";
import { el, icon } from "./dom.js";
import { menuButton } from "./popup.js";
import { page, person, refresh } from "./state.js";
import { suggestions } from "./suggestions.js";

const drafts = new Map();

/**
 * @param {{channel: string, threadTs?: string, placeholder: string, id?: string, closed?: string}} where `closed` says why nobody can write here
 */
export function composer({ channel, threadTs, placeholder, id, closed }) {
  if (closed) return el("div", { class: "composer closed" }, closed);
  const draft = `${channel}:${threadTs ?? ""}`;
  const error = el("p", { class: "error", role: "alert", hidden: true });
  const field = el("textarea", {
    class: "composer-text", rows: 1, placeholder, "aria-label": placeholder, id, dir: "auto", "data-key": threadTs ? "composer-thread" : "composer",
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
  });
  field.value = drafts.get(draft) ?? "";
  const offered = suggestions(field, Boolean(threadTs));

  const fit = () => {
    field.style.setProperty("height", "auto");
    field.style.setProperty("height", `${Math.min(field.scrollHeight, 180)}px`);
  };
  const say = (text) => { error.textContent = text; error.hidden = !text; };

  async function send() {
    const text = field.value.trim();
    if (!text || field.readOnly) return;
    field.readOnly = true;
    page.spoke = !threadTs;
    box.classList.add("sending");
    const answer = await post("say", { channel, text, thread_ts: threadTs }, person().id);
    field.readOnly = false;
    box.classList.remove("sending");
    say(answer.ok === false ? readable(answer.error) : "");
    if (answer.ok !== false) { field.value = ""; drafts.delete(draft); fit(); offered.look(); }
    await refresh();
  }

  field.addEventListener("input", () => { drafts.set(draft, field.value); fit(); offered.look(); say(""); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || offered.handles(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  });

  const submit = el("button", { type: "button", class: "icon-button send", "aria-label": "Send", title: "Send", on: { click: send } }, icon("send"));
  const box = el("div", { class: "composer" }, offered.list, el("div", { class: "composer-row" }, threadTs ? null : plusMenu(channel, say), field, submit), error);
  requestAnimationFrame(fit);
  return box;
}

function plusMenu(channel, say) {
  const button = el("button", { type: "button", class: "icon-button", "aria-label": "Shortcuts", title: "Shortcuts", "data-key": "plus" }, icon("plus"));
  const run = async (shortcut) => {
    const answer = await post("shortcut", { callback_id: shortcut.callback_id, channel }, person().id);
    say(answer.ok === false ? readable(answer.error) : "");
    await refresh();
  };
  const items = () => (page.screen.app.shortcuts ?? []).filter((one) => one.type === "global").map((one) => ({ label: one.name, note: page.screen.app.name, run: () => run(one) }));
  return menuButton(button, items, { label: "Shortcuts" });
}
