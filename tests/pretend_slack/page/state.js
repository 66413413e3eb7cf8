/** What this page knows: the last screen, what is open on it, and what was typed and not yet seen back from the server. */

import { get, me, post } from "./api.js";

const address = new URLSearchParams(location.search);

export const page = {
  /** The last Screen; see the README of the pretend Slack. */
  screen: null,
  channel: address.get("channel"),
  tab: address.get("tab") || "home",
  thread: address.get("thread"),
  connected: true,
  /** Whether this person has just said something here: what comes next is shown, wherever they were reading. */
  spoke: false,
  /** The ts of a message that somebody followed a link to, until it is in view. */
  wanted: null,
};

const watchers = new Set();
export const onChange = (watcher) => watchers.add(watcher);
export const changed = () => watchers.forEach((watcher) => watcher());

let wanted = null;
let fetching = null;
let again = false;

/** Look at the workspace again; calls during a look are folded into one more look after it. */
export function refresh() {
  if (fetching) {
    again = true;
    return fetching;
  }
  fetching = look().finally(() => {
    fetching = null;
    if (again) { again = false; refresh(); }
  });
  return fetching;
}

async function look() {
  const asked = page.channel;
  const screen = await get("screen", { as: page.screen?.me.id ?? me, channel: asked, tab: page.tab });
  if (screen.ok === false || !screen.me) {
    if (asked && page.channel === asked && !page.screen) { wanted = asked; page.channel = null; return look(); }
    page.error = screen.error ?? "The workspace sent something that this page does not understand.";
    changed();
    return;
  }
  if (asked !== page.channel) { again = true; return; }
  page.error = null;
  page.screen = screen;
  if (!screen.conversations.some((one) => one.id === page.channel)) {
    page.channel = insteadOf(page.channel ?? wanted, screen);
    again = again || (page.channel !== null && screen.conversation?.id !== page.channel);
  }
  forgetClosedViews(screen);
  changed();
}

/** What to open when this person has no such conversation: for direct messages with the app their own, else the first channel. */
function insteadOf(channel, screen) {
  const withApp = screen.conversations.find((one) => isWithApp(one, screen));
  const first = screen.conversations.find((one) => one.kind === "channel") ?? screen.conversations[0];
  return (channel?.startsWith("D") && withApp ? withApp : first)?.id ?? null;
}

export const person = () => page.screen.me;
export const personById = (id) => page.screen?.people.find((one) => one.id === id);
export const conversationById = (id) => page.screen?.conversations.find((one) => one.id === id);
/** The name of a channel that this person is in, or that is public. */
export const channelName = (id) => (conversationById(id) ?? page.screen?.channels.find((one) => one.id === id))?.name;
export const openConversation = () => conversationById(page.channel);
/** People as one may choose them: neither the app nor Slack's own bot. */
export const humans = () => page.screen.people.filter((one) => !one.is_app && one.id !== page.screen.app.bot_user_id && one.id !== "USLACKBOT");
/** Direct messages between this person and the app; `with` may name either side. */
const isWithApp = (one, screen) => one.kind === "im" && [screen.app.bot_user_id, screen.me.id].includes(one.with);
export const isAppConversation = (one) => Boolean(one) && isWithApp(one, page.screen);

/** Whether the app's Home is open, and not the messages beside it. */
export const showsHome = (one) => isAppConversation(one) && page.screen.app.has_home !== false && page.tab === "home";

export function conversationName(one) {
  if (one.kind !== "im") return one.name;
  if (isAppConversation(one)) return page.screen.app.name;
  return personById(one.with)?.real_name || personById(one.with)?.name || one.name;
}

function remember() {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries({ as: person().id, channel: page.channel, tab: page.tab === "home" ? null : page.tab, thread: page.thread })) {
    if (value) query.set(name, value); else query.delete(name);
  }
  history.replaceState(null, "", `?${query}`);
}

export function openChannel(id, tab = page.tab) {
  page.channel = id;
  page.tab = tab;
  page.thread = null;
  page.spoke = false;
  remember();
  changed();
  if (isAppConversation(conversationById(id)) && tab === "home") post("home", {}, person().id).then(refresh);
  return refresh();
}

export function openThread(ts) {
  page.thread = ts;
  remember();
  changed();
}

/* What was typed. Kept here until the view is gone, and on the server so that it survives a reload. */

const typed = new Map();
const waiting = new Map();

export const containerKey = (container) => (container.type === "view" ? container.view_id : `${container.channel}:${container.ts}`);
const stateKey = (container, blockId, actionId) => JSON.stringify([containerKey(container), blockId, actionId]);

export const typedValue = (container, blockId, actionId) => typed.get(stateKey(container, blockId, actionId));

export function keepTyped(container, blockId, actionId, value) {
  const key = stateKey(container, blockId, actionId);
  typed.set(key, value);
  clearTimeout(waiting.get(key)?.timer);
  const send = () => {
    waiting.delete(key);
    return post("state", { container, view_id: container.view_id, block_id: blockId, action_id: actionId, value }, person().id);
  };
  waiting.set(key, { send, timer: setTimeout(send, 250) });
}

/** Send everything typed that still waits; to be awaited before an action or a submission. */
export async function sendTyped() {
  const pending = [...waiting.values()];
  pending.forEach((one) => clearTimeout(one.timer));
  await Promise.all(pending.map((one) => one.send()));
}

function forgetClosedViews(screen) {
  const open = new Set([...(screen.views ?? []), screen.home].filter(Boolean).map((view) => view.id));
  for (const key of typed.keys()) {
    const [container] = JSON.parse(key);
    if (!container.includes(":") && !open.has(container)) typed.delete(key);
  }
}
