/** The bar at the top: whose screen this is, the workspace's clock, the traffic drawer; and the rows of notices beneath. */

import { post, readable } from "./api.js";
import { fromLocalInput, longDateTime, now, shortDateTime, toLocalInput } from "./dates.js";
import { el, icon, iconButton, newId, replaceKeepingFocus } from "./dom.js";
import { toggleInspector } from "./inspector.js";
import { avatar } from "./messages.js";
import { menuButton, place } from "./popup.js";
import { humans, page, person, refresh } from "./state.js";
import { openDrawer } from "./sidebar.js";

const bar = document.getElementById("topbar");
const notices = document.getElementById("notices");
let barSeen = "";
let clockPanel = null;

export function renderTopbar() {
  const signature = JSON.stringify([page.screen.me, page.screen.people, page.screen.clock, page.screen.team]);
  if (signature === barSeen) return;
  if (clockPanel?.matches(":popover-open")) { refreshClock(); return; }
  if (bar.querySelector(".menu:popover-open")) return; // somebody is choosing; the next change draws it anew
  barSeen = signature;
  replaceKeepingFocus(bar,
    iconButton("menu", "Conversations", openDrawer, { class: "icon-button drawer-button", "data-key": "drawer" }),
    el("span", { class: "brand" }, "Pretend Slack"),
    clock(), el("span", { class: "spacer" }),
    el("button", { type: "button", class: "bar-button", "data-key": "traffic", "aria-controls": "inspector", on: { click: toggleInspector } }, icon("traffic"), el("span", { class: "bar-word" }, "Traffic")),
    switcher());
}

function switcher() {
  const me = person();
  const button = el("button", { type: "button", class: "bar-button who", "data-key": "who", "aria-label": `You are ${me.real_name}. Change person` }, avatar(me.id, me.real_name, false, true), el("span", { class: "bar-word" }, me.real_name), icon("down"));
  const become = (id) => { location.search = new URLSearchParams({ as: id, channel: page.channel ?? "", tab: page.tab }); };
  const kind = (one) => [one.deleted ? "deactivated" : one.external ? "other company" : one.guest ? "guest" : null, one.tz].filter(Boolean).join(" · ");
  return menuButton(button, () => humans().map((one) => ({ label: one.real_name || one.name, note: kind(one), icon: avatar(one.id, one.real_name || one.name, false, true), checked: one.id === me.id, run: () => become(one.id) })), { alignEnd: true, label: "See the workspace as" });
}

const zoneName = () => person().tz?.split("/").at(-1).replaceAll("_", " ") ?? "UTC";

function clock() {
  const face = el("time", { class: "clock-time", datetime: now().toISOString(), title: longDateTime(now()) }, shortDateTime(now()));
  const words = el("span", { class: "clock-words" }, face, el("span", { class: "clock-zone" }, zoneName()));
  if (!page.screen.clock?.movable) return el("span", { class: "bar-button still" }, icon("clock"), words);
  clockPanel = el("div", { class: "clock-panel", popover: "auto", id: newId("clock"), role: "dialog", "aria-label": "Move the clock" });
  const button = el("button", { type: "button", class: "bar-button", "data-key": "clock", "aria-haspopup": "dialog" }, icon("clock"), words, icon("down"));
  button.addEventListener("click", () => {
    clockPanel.replaceChildren(...clockControls(button));
    clockPanel.showPopover();
    place(clockPanel, button);
    clockPanel.querySelector("button").focus();
  });
  clockPanel.addEventListener("keydown", (event) => { if (event.key === "Escape") { clockPanel.hidePopover(); button.focus(); } });
  return el("span", { class: "menu-holder" }, button, clockPanel);
}

function refreshClock() {
  const face = bar.querySelector(".clock-time");
  if (face) face.textContent = shortDateTime(now());
}

function clockControls(button) {
  const error = el("p", { class: "error", role: "alert", hidden: true });
  const move = async (wish) => {
    clockPanel.setAttribute("aria-busy", "true");
    const answer = await post("clock", wish, person().id);
    clockPanel.removeAttribute("aria-busy");
    error.textContent = answer.ok === false ? readable(answer.error) : "";
    error.hidden = answer.ok !== false;
    if (answer.ok !== false) { clockPanel.hidePopover(); button.focus(); }
    await refresh();
  };
  const field = el("input", { type: "datetime-local", class: "field", id: newId("moment"), min: toLocalInput(now()) });
  field.value = toLocalInput(now());
  const go = () => { const moment = fromLocalInput(field.value); if (moment) move({ to: moment.toISOString() }); };
  return [
    el("p", { class: "clock-note" }, "The workspace's clock only moves forward. What is due on the way happens."),
    el("div", { class: "clock-jumps" }, (page.screen.clock.jumps ?? []).map((jump) => el("button", { type: "button", class: "button", on: { click: () => move({ jump: jump.id }) } }, jump.label))),
    el("label", { class: "label", for: field.id }, `Move to (${zoneName()} time)`),
    el("div", { class: "clock-row" }, field, el("button", { type: "button", class: "button primary", on: { click: go } }, "Move")),
    error,
  ];
}

const stepKey = "pretend-slack-tour-step"; // whoever becomes somebody else loads the page anew, and reads on
let step = rememberedStep();
function rememberedStep() { try { return Number(sessionStorage.getItem(stepKey)) || 0; } catch { return 0; } }
function goOn() { step += 1; try { sessionStorage.setItem(stepKey, String(step)); } catch { /* then it begins again */ } renderNotices(); }

/** The rows under the bar: no connection, an error, the tour of a first visit. */
export function renderNotices() {
  const rows = [];
  if (page.error) rows.push(el("div", { class: "notice notice-error", role: "alert" }, readable(page.error)));
  if (!page.connected && page.screen) rows.push(el("div", { class: "notice", role: "status" }, "Connecting to the workspace again…"));
  const hints = page.screen?.tour ?? [];
  if (hints.length && !isDismissed() && hints[step]) rows.push(tour(hints));
  replaceKeepingFocus(notices, rows);
}

const tourKey = "pretend-slack-tour";
function isDismissed() { try { return localStorage.getItem(tourKey) === "seen"; } catch { return false; } }
function dismiss() { try { localStorage.setItem(tourKey, "seen"); } catch { /* then it comes again next time */ } step = Infinity; renderNotices(); }

function tour(hints) {
  const next = step < hints.length - 1 ? el("button", { type: "button", class: "link-button", "data-key": "tour-next", on: { click: goOn } }, "Next") : null;
  return el("div", { class: "notice tour", role: "note", "aria-label": "Hint" }, hints.length > 1 ? el("span", { class: "tour-step" }, `${step + 1} of ${hints.length}`) : null, el("span", { class: "tour-text" }, hints[step].text),
    next, iconButton("close", "Dismiss the hints", dismiss));
}
