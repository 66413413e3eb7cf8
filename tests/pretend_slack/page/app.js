/** The page: draws the screen that the workspace sends, and looks again whenever it says that something changed. */

import { listen } from "./api.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { el, iconButton, replaceKeepingFocus } from "./dom.js";
import { poll } from "./inspector.js";
import { messageList } from "./messages.js";
import { renderModal } from "./modal.js";
import { showWanted } from "./permalinks.js";
import { closeDrawer, renderSidebar, unreadCount } from "./sidebar.js";
import { conversationName, isAppConversation, onChange, openChannel, openConversation, openThread, page, person, refresh, showsHome } from "./state.js";
import { renderNotices, renderTopbar } from "./topbar.js";

const main = document.getElementById("main");
const thread = document.getElementById("thread");
const LOOK_AGAIN = 30_000;

function render() {
  renderNotices();
  if (!page.screen) {
    if (page.error) main.replaceChildren(el("p", { class: "empty" }, "The workspace cannot be shown. Reload the page when the server runs."));
    return;
  }
  renderTopbar();
  renderSidebar();
  renderMain();
  renderThread();
  showWanted();
  renderModal();
  document.title = `${openConversation() ? conversationName(openConversation()) : page.screen.team.name} · Pretend Slack`;
}

/* The open conversation */

const hasHome = (open) => isAppConversation(open) && page.screen.app.has_home !== false;
/** `stood` is where the page itself last put the scroll; as long as it is there, nobody is reading elsewhere. */
let frame = { key: null };
let homeSeen = "";

function renderMain() {
  const open = openConversation();
  if (!open) { main.replaceChildren(el("p", { class: "empty" }, "Choose a conversation on the left.")); frame = { key: null }; return; }
  const atHome = showsHome(open);
  const key = JSON.stringify([open.id, atHome, atHome && open.unread, open.archived, person().id]);
  if (key !== frame.key) buildFrame(open, atHome, key);
  if (atHome) renderHome(); else renderMessages(open);
}

function buildFrame(open, atHome, key) {
  const sign = open.kind === "im" ? "" : open.kind === "private" ? "Private channel " : "#";
  const head = el("div", { class: "main-head" }, el("h1", {}, sign, conversationName(open)), hasHome(open) ? tabs(atHome, open.unread) : null);
  const home = el("div", { class: "home", role: "tabpanel", "aria-label": "Home", tabindex: "-1" });
  const log = el("div", { class: "log", role: "log", "aria-label": `Messages in ${conversationName(open)}`, tabindex: "0" });
  const place = open.kind === "im" ? conversationName(open) : `#${conversationName(open)}`;
  const write = atHome ? null : composer({ channel: open.id, placeholder: `Message ${place}`, id: "composer-text", closed: open.archived ? "This channel is archived. Nobody can write here." : "" });
  const below = belowButton(log);
  replaceKeepingFocus(main, head, atHome ? home : [log, el("div", { class: "below-row" }, below)], write);
  frame = { key, log, home, below, newest: null, stood: 0 };
  homeSeen = "";
}

function tabs(atHome, unread) {
  const tab = (id, label) => el("button", { type: "button", role: "tab", class: "tab", "aria-selected": String(atHome === (id === "home")), tabindex: atHome === (id === "home") ? "0" : "-1", "data-key": `tab-${id}`, on: { click: () => openChannel(page.channel, id) } }, label, id === "messages" && atHome && unread > 0 ? unreadCount(unread) : null);
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "App" }, tab("home", "Home"), tab("messages", "Messages"));
  list.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = [...list.children].find((one) => one.getAttribute("aria-selected") === "false");
    openChannel(page.channel, other.dataset.key.slice(4));
    main.querySelector('[role="tab"][aria-selected="true"]')?.focus();
  });
  return list;
}

function renderHome() {
  const view = page.screen.home;
  const signature = JSON.stringify([view?.id, view?.blocks, person()]);
  if (signature === homeSeen) return;
  homeSeen = signature;
  const trouble = el("p", { class: "error", role: "alert", hidden: true });
  const surface = view && { container: { type: "view", view_id: view.id }, state: view.state?.values ?? {}, problem: (text) => { trouble.textContent = text; trouble.hidden = !text; } };
  replaceKeepingFocus(frame.home, view ? el("div", { class: "home-inside" }, trouble, blocks(view.blocks, surface)) : el("p", { class: "empty" }, `${page.screen.app.name} has not put anything here yet.`));
}

function renderMessages(open) {
  const { log } = frame;
  if (page.screen.conversation?.id !== open.id) { if (!log.children.length) log.replaceChildren(el("p", { class: "empty" }, "Opening…")); return; }
  const messages = page.screen.conversation.messages;
  const newest = messages.at(-1)?.ts ?? "";
  const isNew = newest !== frame.newest;
  const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 60;
  const follows = page.spoke || frame.newest === null || atEnd || Math.abs(log.scrollTop - frame.stood) < 2;
  const nodes = messages.length ? messageList(messages, open.id) : [el("p", { class: "empty" }, open.archived ? "Nobody wrote here." : "No messages yet. Say hello, or type / to see what the app can do.")];
  update(log, nodes);
  if (isNew) page.spoke = false;
  if (isNew && follows) showNewest(log);
  else if (atEnd) log.scrollTop = log.scrollHeight;
  if (frame.newest && newest > frame.newest && !follows) frame.below.hidden = false;
  frame.newest = newest;
  if (follows) frame.stood = log.scrollTop;
}

/** The newest message in full, or from its first line on where it is taller than the screen. */
function showNewest(log) {
  const last = log.lastElementChild;
  log.scrollTop = last.offsetHeight > log.clientHeight ? log.scrollTop + last.getBoundingClientRect().top - log.getBoundingClientRect().top : log.scrollHeight;
}

/** Shown when something new stands below what the person is reading. */
function belowButton(log) {
  const button = el("button", { type: "button", class: "button below", hidden: true }, "New messages below");
  const hide = () => { if (log.scrollTop + log.clientHeight >= log.scrollHeight - 60) button.hidden = true; };
  button.addEventListener("click", () => { log.scrollTop = log.scrollHeight; button.hidden = true; log.focus(); });
  log.addEventListener("scroll", hide);
  return button;
}

/** Put `nodes` into `parent` without moving those that are already in place: moving a node would take the focus from it. */
function update(parent, nodes) {
  const wanted = new Set(nodes);
  const active = document.activeElement;
  const lost = parent.contains(active) ? active.closest("[data-key]")?.dataset.key : null;
  [...parent.childNodes].forEach((node) => { if (!wanted.has(node)) node.remove(); });
  nodes.forEach((node, index) => { if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null); });
  if (lost && !active.isConnected) parent.querySelector(`[data-key="${CSS.escape(lost)}"]`)?.focus({ preventScroll: true });
}

/* The thread beside it */

let threadFrame = { key: null };

function renderThread() {
  const parent = page.thread && page.screen.conversation?.id === page.channel ? page.screen.conversation.messages.find((one) => one.ts === page.thread) : null;
  if (!parent) {
    if (!thread.hidden && page.screen.conversation?.id === page.channel) { thread.hidden = true; thread.replaceChildren(); threadFrame = { key: null }; }
    return;
  }
  const key = `${page.channel}:${parent.ts}`;
  if (threadFrame.key !== key) {
    const log = el("div", { class: "log", role: "log", "aria-label": "Thread", tabindex: "0" });
    const head = el("div", { class: "panel-head" }, el("h2", {}, "Thread"), el("span", { class: "quiet" }, openConversation().kind === "im" ? conversationName(openConversation()) : `#${conversationName(openConversation())}`), iconButton("close", "Close the thread", closeThread, { "data-key": "close-thread" }));
    thread.replaceChildren(head, log, composer({ channel: page.channel, threadTs: parent.ts, placeholder: "Reply" }));
    thread.hidden = false;
    threadFrame = { key, log };
    thread.querySelector("textarea").focus();
  }
  const replies = parent.replies ?? [];
  const divider = el("p", { class: "thread-count" }, replies.length === 1 ? "1 reply" : replies.length ? `${replies.length} replies` : "No replies yet");
  update(threadFrame.log, [...messageList([parent], page.channel, true), divider, ...messageList(replies, page.channel, true)]);
}

function closeThread() {
  const ts = page.thread;
  openThread(null);
  const message = main.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  (message?.querySelector(".replies") ?? message?.querySelector(".tools button"))?.focus();
}

thread.addEventListener("keydown", (event) => { if (event.key === "Escape") closeThread(); });

/* Start */

onChange(render);
await refresh();
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeDrawer(); });
if (page.screen) {
  if (showsHome(openConversation())) openChannel(page.channel, "home");
  const look = () => { refresh(); poll(); };
  listen(person().id, (revision) => { if (revision > page.screen.revision) look(); }, (connected) => {
    const again = connected && !page.connected;
    page.connected = connected;
    renderNotices();
    if (again) look();
  });
  setInterval(() => { if (!document.hidden) refresh(); }, LOOK_AGAIN);
}
