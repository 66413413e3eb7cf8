/** What a composer offers while somebody types: commands after "/", people after "@", channels after "#". */

import { el, newId } from "./dom.js";
import { humans, page } from "./state.js";

const MOST = 8;
const begins = (text, wanted) => text.toLowerCase().split(/[\s-]+/).some((word) => word.startsWith(wanted)) || text.toLowerCase().startsWith(wanted);

/**
 * @param {string} before the text up to the caret
 * @returns {{start: number, offers: {insert: string, note: string, detail: string}[]}}
 */
function offersFor(before, inThread) {
  const command = /^\/\S*$/.exec(before)?.[0].toLowerCase();
  if (command && !inThread) {
    const found = page.screen.app.commands.filter((one) => one.command.startsWith(command));
    return { start: 0, offers: found.map((one) => ({ insert: one.command, note: one.usage_hint ?? "", detail: one.description ?? "" })) };
  }
  const token = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!token) return { start: 0, offers: [] };
  const wanted = token[2].toLowerCase();
  const people = humans().filter((one) => !one.deleted && (begins(one.name, wanted) || begins(one.real_name, wanted))).map((one) => ({ insert: `@${one.name}`, note: one.real_name, detail: "" }));
  const channels = page.screen.channels.filter((one) => !one.archived && begins(one.name, wanted)).map((one) => ({ insert: `#${one.name}`, note: "", detail: "" }));
  return { start: before.length - wanted.length - 1, offers: (token[1] === "@" ? people : channels).slice(0, MOST) };
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {boolean} inThread slash commands do not work in threads
 * @returns {{list: HTMLElement, look: () => void, hide: () => void, handles: (event: KeyboardEvent) => boolean}}
 */
export function suggestions(field, inThread) {
  const list = el("div", { class: "suggestions", role: "listbox", id: newId("suggestions"), "aria-label": "Suggestions", hidden: true });
  let active = -1;
  let start = 0;
  let offers = [];

  const show = (open) => { list.hidden = !open; field.setAttribute("aria-expanded", String(open)); if (!open) field.removeAttribute("aria-activedescendant"); };

  function look() {
    ({ start, offers } = offersFor(field.value.slice(0, field.selectionStart), inThread));
    list.replaceChildren(...offers.map(row));
    show(offers.length > 0);
    mark(0);
  }

  function row(offer, index) {
    const node = el("div", { role: "option", class: "suggestion", id: newId("suggestion"), "aria-selected": "false" },
      el("div", {}, el("strong", {}, offer.insert), " ", el("span", { class: "quiet" }, offer.note)), offer.detail ? el("div", { class: "quiet" }, offer.detail) : null);
    node.addEventListener("pointerdown", (event) => { event.preventDefault(); take(index); });
    return node;
  }

  function mark(index) {
    const rows = [...list.children];
    active = rows.length ? (index + rows.length) % rows.length : -1;
    rows.forEach((each, at) => { each.classList.toggle("active", at === active); each.setAttribute("aria-selected", String(at === active)); });
    rows[active]?.scrollIntoView({ block: "nearest" });
    if (rows[active]) field.setAttribute("aria-activedescendant", rows[active].id);
  }

  function take(index) {
    field.setRangeText(`${offers[index].insert} `, start, field.selectionStart, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  /** Whether the key was for the list. Enter on what is already typed in full is left to the composer. */
  function handles(event) {
    if (list.hidden || event.shiftKey) return false;
    const isTyped = offers[active]?.insert === field.value.slice(start, field.selectionStart);
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Tab" || (event.key === "Enter" && !isTyped)) take(active);
    else if (event.key === "Escape") { show(false); event.stopPropagation(); } else return false;
    event.preventDefault();
    return true;
  }

  field.setAttribute("aria-controls", list.id);
  field.addEventListener("blur", () => show(false));
  return { list, look, hide: () => show(false), handles };
}
