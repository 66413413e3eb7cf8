/** The sidebar: channels, direct messages and the app, with what is unread. */

import { el, icon, replaceKeepingFocus } from "./dom.js";
import { avatar } from "./messages.js";
import { conversationName, isAppConversation, openChannel, page, personById, showsHome } from "./state.js";
import { plain } from "./text.js";

const sidebar = document.getElementById("sidebar");
const scrim = document.getElementById("scrim");

export function renderSidebar() {
  const all = page.screen.conversations;
  const group = (name, list) => (list.length ? el("section", { "aria-label": name }, el("h2", { class: "sidebar-title" }, name), el("ul", {}, list.map(entry))) : null);
  replaceKeepingFocus(sidebar,
    el("div", { class: "workspace" }, el("span", { class: "workspace-name" }, page.screen.team.name), el("span", { class: "quiet" }, "a pretend workspace")),
    group("Channels", all.filter((one) => one.kind !== "im")),
    group("Direct messages", all.filter((one) => one.kind === "im" && !isAppConversation(one))),
    group("Apps", all.filter(isAppConversation)));
}

/** How much is unread, also when it is read out. */
export const unreadCount = (number) => el("span", { class: "unread" }, String(number), el("span", { class: "visually-hidden" }, " unread"));

/** The first words of what came last, as a notification says them: the text beside a message's blocks. */
const preview = (text) => (text ? el("span", { class: "preview" }, plain({ type: "mrkdwn", text: text.split("\n")[0] })) : null);

function entry(one) {
  const isOpen = one.id === page.channel;
  const name = conversationName(one);
  const unread = (!isOpen || showsHome(one)) && one.unread > 0;
  const sign = one.kind === "im" ? avatar(one.with, name, isAppConversation(one), true) : el("span", { class: "hash", "aria-hidden": "true" }, one.kind === "private" ? icon("lock") : "#");
  const note = one.archived ? el("span", { class: "badge quiet" }, "archived") : personById(one.with)?.deleted ? el("span", { class: "badge quiet" }, "deactivated") : null;
  const open = () => { closeDrawer(false); openChannel(one.id, isAppConversation(one) && unread ? "messages" : page.tab); };
  return el("li", {}, el("button", { type: "button", class: unread ? "conversation has-unread" : "conversation", "aria-current": isOpen ? "page" : null, "data-key": `conversation-${one.id}`, on: { click: open } },
    sign, el("span", { class: "conversation-name" }, name, unread ? preview(one.preview) : null), note, unread ? unreadCount(one.unread) : null));
}

export function openDrawer() {
  document.body.classList.add("drawer-open");
  scrim.hidden = false;
  (sidebar.querySelector('[aria-current="page"]') ?? sidebar.querySelector("button"))?.focus();
}

export function closeDrawer(focus = true) {
  if (!document.body.classList.contains("drawer-open")) return;
  document.body.classList.remove("drawer-open");
  scrim.hidden = true;
  if (focus) document.querySelector('[data-key="drawer"]')?.focus();
}

scrim.addEventListener("click", () => closeDrawer());
sidebar.addEventListener("keydown", (event) => { if (event.key === "Escape") closeDrawer(); });
