/** Things that open beside a control: menus with arrow keys, and the confirm dialog. */

import { el, newId } from "./dom.js";
import { plain, textObject } from "./text.js";

/** Put an open popover beside its anchor, above it when there is no room below, never outside the window. */
export function place(popup, anchor, { alignEnd = false, minWidth = 0 } = {}) {
  const edge = 8;
  const box = anchor.getBoundingClientRect();
  popup.style.setProperty("min-width", `${minWidth}px`);
  popup.style.setProperty("max-height", `${Math.max(160, Math.max(innerHeight - box.bottom, box.top) - 2 * edge)}px`);
  const { width, height } = popup.getBoundingClientRect();
  const below = innerHeight - box.bottom - edge >= height || innerHeight - box.bottom >= box.top;
  const left = Math.min(Math.max(edge, alignEnd ? box.right - width : box.left), Math.max(edge, innerWidth - width - edge));
  popup.style.setProperty("left", `${left}px`);
  popup.style.setProperty("top", `${below ? box.bottom + 4 : Math.max(edge, box.top - height - 4)}px`);
}

/**
 * A button that opens a menu.
 * @param {HTMLButtonElement} button
 * @param {() => {label: string, note?: string, checked?: boolean, danger?: boolean, run: () => void}[]} items read when it opens
 */
export function menuButton(button, items, { alignEnd = false, label = "" } = {}) {
  const menu = el("div", { role: "menu", popover: "manual", class: "menu", id: newId("menu"), "aria-label": label || button.getAttribute("aria-label") });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", menu.id);
  const holder = el("span", { class: "menu-holder" }, button, menu);

  const outside = (event) => { if (!holder.contains(event.target)) close(false); };
  const close = (focus = true) => {
    if (!menu.matches(":popover-open")) return;
    menu.hidePopover();
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (focus) button.focus();
  };
  const open = () => {
    menu.replaceChildren(...items().map((item) => menuItem(item, close)));
    if (!menu.children.length) menu.append(el("p", { class: "menu-note" }, "Nothing here yet."));
    menu.showPopover();
    place(menu, button, { alignEnd });
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    (menu.querySelector('[aria-checked="true"]') ?? menu.querySelector("button"))?.focus();
  };
  button.addEventListener("click", () => (menu.matches(":popover-open") ? close() : open()));
  button.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); open(); } });
  menu.addEventListener("keydown", (event) => steer(event, menu, close));
  holder.addEventListener("focusout", (event) => { if (event.relatedTarget && !holder.contains(event.relatedTarget)) close(false); });
  return holder;
}

function menuItem(item, close) {
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  const note = item.note ? el("span", { class: "menu-item-note" }, item.note) : null;
  const properties = { type: "button", role, tabindex: "-1", class: item.danger ? "menu-item danger" : "menu-item", "aria-checked": item.checked === undefined ? null : String(item.checked) };
  return el("button", { ...properties, on: { click: () => { close(); item.run(); } } }, item.icon ?? null, el("span", { class: "menu-item-text" }, item.label, note));
}

function steer(event, menu, close) {
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const targets = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 };
  if (event.key in targets) {
    event.preventDefault();
    items[targets[event.key]]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else if (event.key.length === 1 && event.key !== " ") {
    items.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}

/**
 * Slack's confirm object as a dialog above everything else.
 * @returns {Promise<boolean>} whether the person confirmed
 */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const before = document.activeElement;
    const title = newId("confirm");
    const done = (answer) => { dialog.close(); dialog.remove(); before?.focus?.(); resolve(answer); };
    const deny = el("button", { type: "button", class: "button", on: { click: () => done(false) } }, plain(confirm.deny) || "Cancel");
    const style = confirm.style === "danger" ? "button danger" : "button primary";
    const agree = el("button", { type: "button", class: style, on: { click: () => done(true) } }, plain(confirm.confirm) || "Yes");
    const dialog = el("dialog", { class: "confirm", "aria-labelledby": title, role: "alertdialog" },
      el("h2", { id: title }, plain(confirm.title) || "Are you sure?"), el("div", { class: "text" }, textObject(confirm.text)), el("div", { class: "confirm-buttons" }, deny, agree));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); done(false); });
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      keepFocusInside(event, dialog);
      if (event.key === "Escape") { event.preventDefault(); done(false); }
    });
    document.body.append(dialog);
    dialog.showModal();
    deny.focus();
  });
}

/** Tab goes round inside a dialog. */
export function keepFocusInside(event, dialog) {
  if (event.key !== "Tab") return;
  const stops = [...dialog.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((stop) => !stop.disabled && stop.tabIndex >= 0 && stop.getClientRects().length);
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first) return;
  if (event.shiftKey && (document.activeElement === first || document.activeElement === dialog)) { event.preventDefault(); last.focus(); }
  if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
}
