/** The stack of modals: one dialog that shows the topmost view; the ones beneath keep what was typed. */

import { post, readable } from "./api.js";
import { blocks } from "./blocks.js";
import { el, iconButton, replaceKeepingFocus } from "./dom.js";
import { keepFocusInside } from "./popup.js";
import { page, person, refresh, sendTyped } from "./state.js";
import { plain } from "./text.js";

const dialog = document.getElementById("modal");
let shown = { id: null, signature: "" };
let problem = "";
let busy = false;
let opener = null;

const top = () => page.screen?.views?.at(-1) ?? null;

export function renderModal() {
  const view = top();
  if (!view) {
    if (dialog.open) hide();
    return;
  }
  if (view.id !== shown.id) problem = "";
  const signature = JSON.stringify([view.id, view.hash, view.blocks, view.title, view.submit, view.close, view.errors, problem, page.screen.views.length]);
  if (signature === shown.signature && dialog.open) return;
  const isNew = view.id !== shown.id;
  shown = { id: view.id, signature };
  const scroll = dialog.querySelector(".modal-body")?.scrollTop ?? 0;
  if (!dialog.open) opener = document.activeElement;
  if (isNew) dialog.replaceChildren(form(view)); else replaceKeepingFocus(dialog, form(view));
  if (!dialog.open) dialog.showModal();
  if (isNew) focusFirst(view); else dialog.querySelector(".modal-body").scrollTop = scroll;
}

function hide() {
  shown = { id: null, signature: "" };
  dialog.close();
  dialog.replaceChildren();
  const heir = opener?.isConnected ? opener : document.querySelector(`[data-key="${CSS.escape(opener?.getAttribute?.("data-key") ?? "composer")}"]`);
  (heir ?? document.getElementById("composer-text"))?.focus();
}

function focusFirst(view) {
  const wanted = view.blocks.map((block) => block.element ?? block.accessory).find((one) => one?.focus_on_load);
  const body = dialog.querySelector(".modal-body");
  const first = (wanted && body.querySelector(`[data-key*="|${CSS.escape(wanted.action_id ?? "")}|"]`)) || body.querySelector("input, textarea, button:not(.chip-remove), a[href]");
  (first ?? dialog.querySelector("h2")).focus();
}

function form(view) {
  const depth = page.screen.views.length;
  const title = el("h2", { id: "modal-title", tabindex: "-1" }, plain(view.title));
  dialog.setAttribute("aria-labelledby", "modal-title");
  const trouble = problem || view.errors?.[""];
  const surface = { container: { type: "view", view_id: view.id }, state: view.state?.values ?? {}, errors: view.errors ?? {}, working, problem: (text) => { problem = text; renderModal(); } };
  const lead = depth > 1 ? iconButton("back", "Back", () => close(view, false)) : el("span", { class: "avatar avatar-app small", "aria-hidden": "true" }, page.screen.app.name.slice(0, 1));
  const submit = view.submit ? el("button", { type: "submit", class: "button primary", "data-key": "submit", disabled: busy }, el("span", { class: "button-text" }, plain(view.submit))) : null;
  const cancel = el("button", { type: "button", class: "button", "data-key": "cancel", on: { click: () => close(view, false) } }, plain(view.close) || (view.submit ? "Cancel" : "Close"));
  return el("form", { class: "modal-form", novalidate: true, on: { submit: (event) => { event.preventDefault(); if (view.submit) send(view); } } },
    el("div", { class: "modal-head" }, lead, title, iconButton("close", depth > 1 ? "Close all" : "Close", () => close(view, true), { "data-key": "close" })),
    el("div", { class: "progress", "aria-hidden": "true" }),
    el("div", { class: "modal-body", "data-view": view.id },
      trouble ? el("div", { class: "alert alert-error", role: "alert" }, el("strong", { class: "alert-word" }, "Problem"), trouble) : null,
      view.blocks.length ? blocks(view.blocks, surface) : el("p", { class: "empty" }, "Nothing here.")),
    el("div", { class: "modal-foot" }, cancel, submit));
}

function working(on) {
  busy = on;
  dialog.classList.toggle("busy", on);
  dialog.querySelector('button[type="submit"]')?.toggleAttribute("disabled", on);
}

async function send(view) {
  if (busy) return;
  working(true);
  await sendTyped();
  const answer = await post("submit", { view_id: view.id }, person().id);
  working(false);
  problem = answer.ok === false && !answer.errors ? readable(answer.error) : "";
  await refresh();
  renderModal();
  if (answer.ok === false) dialog.querySelector("[aria-invalid], .has-error input")?.focus();
}

async function close(view, all) {
  await sendTyped();
  await post("close", { view_id: view.id, all }, person().id);
  await refresh();
}

const closeTop = () => { if (top()) close(top(), false); };

dialog.addEventListener("cancel", (event) => { event.preventDefault(); closeTop(); });
/* A browser may close a dialog without asking; the view is then closed as well. */
dialog.addEventListener("close", () => { if (shown.id) closeTop(); });
dialog.addEventListener("keydown", (event) => {
  keepFocusInside(event, dialog);
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  closeTop();
});
