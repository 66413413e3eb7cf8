/** Messages as people read them: who, when, what; with a menu, ephemeral and edited marks, and the way into the thread. */

import { post, readable } from "./api.js";
import { blocks, words } from "./blocks.js";
import { dayKey, dayLabel, fromTs, longDateTime, shortTime } from "./dates.js";
import { el, icon } from "./dom.js";
import { menuButton } from "./popup.js";
import { openThread, page, person, personById, refresh } from "./state.js";

/** Initials on the person's colour, in the ink that can be read on it. */
export function avatar(userId, name, isApp, small = false) {
  const size = small ? " small" : "";
  if (isApp) return el("span", { class: `avatar avatar-app${size}`, "aria-hidden": "true" }, initials(name));
  const color = /^#?([0-9a-f]{6})$/i.exec(personById(userId)?.color ?? "")?.[1] ?? "6b7280";
  const node = el("span", { class: `avatar${size}`, "aria-hidden": "true" }, initials(name));
  node.style.setProperty("background-color", `#${color}`);
  node.style.setProperty("color", luminance(color) > 0.18 ? "#14181c" : "#ffffff");
  return node;
}

const initials = (name) => (name || "?").split(/\s+/).map((word) => [...word][0]).filter((letter) => /[\p{L}\p{N}?]/u.test(letter)).slice(0, 2).join("").toUpperCase() || "?";

function luminance(color) {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const GROUP_SECONDS = 300;
/** Without a pointer the message menu is always shown, and needs the line with the name. */
const hasPointer = matchMedia("(hover: hover)").matches;
const follows = (message, before) => hasPointer && before && before.user === message.user && before.ephemeral === message.ephemeral && !before.reply_count
  && fromTs(message.ts) - fromTs(before.ts) < GROUP_SECONDS * 1000 && dayKey(fromTs(message.ts)) === dayKey(fromTs(before.ts));

const drawn = new Map();

/**
 * The children of a message list. A message that has not changed keeps its node, and with it the focus and what is open in it.
 * @param {object[]} messages oldest first
 * @param {string} channel
 * @param {boolean} inThread replies are shown by the caller, and no way into the thread is offered
 */
export function messageList(messages, channel, inThread = false) {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const isNewDay = !inThread && (!before || dayKey(fromTs(before.ts)) !== dayKey(fromTs(message.ts)));
    const day = isNewDay ? el("h3", { class: "day" }, el("span", {}, dayLabel(fromTs(message.ts)))) : null;
    return [day, kept(message, channel, follows(message, before) && !isNewDay, inThread)].filter(Boolean);
  });
}

function kept(message, channel, compact, inThread) {
  const key = `${channel}:${message.ts}:${message.user}:${inThread}`;
  const { state, ...seen } = message;
  const signature = JSON.stringify([seen, compact, page.screen.me, page.screen.people.length]);
  const last = drawn.get(key);
  if (last?.signature === signature) return last.node;
  const node = messageNode(message, channel, compact, inThread);
  drawn.set(key, { signature, node });
  return node;
}

const nameOf = (message) => (message.is_app ? message.name || page.screen.app.name : personById(message.user)?.real_name || message.name);

function messageNode(message, channel, compact, inThread) {
  const when = fromTs(message.ts);
  const name = nameOf(message);
  const trouble = el("p", { class: "error", role: "alert", hidden: true });
  const surface = {
    container: { type: "message", channel, ts: message.ts }, state: message.state?.values ?? {},
    problem: (text) => { trouble.textContent = text; trouble.hidden = !text; },
  };
  const time = el("time", { datetime: when.toISOString(), title: longDateTime(when), class: "time" }, shortTime(when));
  const marks = [message.is_app ? el("span", { class: "badge" }, "APP") : null, awayMark(message.user)];
  const head = compact ? el("span", { class: "visually-hidden" }, `${name} `) : el("div", { class: "message-head" }, el("span", { class: "author" }, name), marks, time);
  const hidden = message.ephemeral ? el("div", { class: "only-you" }, icon("eye"), "Only visible to you") : null;
  const edited = message.edited ? el("span", { class: "edited" }, "(edited)") : null;
  const body = message.blocks?.length ? blocks(message.blocks, surface) : words(message.text);
  const classes = ["message", compact ? "compact" : "", message.ephemeral ? "ephemeral" : ""].join(" ");
  return el("article", { class: classes, "data-ts": message.ts, "aria-label": `${name}, ${longDateTime(when)}` },
    compact ? el("div", { class: "gutter" }, time) : avatar(message.user, name, message.is_app),
    el("div", { class: "message-body" }, hidden, head, body, edited, inThread ? null : replies(message), trouble),
    message.ephemeral ? null : tools(message, channel, inThread, surface));
}

function awayMark(userId) {
  const one = personById(userId);
  if (!one) return null;
  const text = one.deleted ? "deactivated" : one.external ? "other company" : one.guest ? "guest" : null;
  return text ? el("span", { class: "badge quiet" }, text) : null;
}

function replies(message) {
  const list = message.replies ?? [];
  const count = message.reply_count || list.length;
  if (!count) return null;
  const who = [...new Map(list.map((reply) => [reply.user, reply])).values()].slice(0, 4);
  const last = list.at(-1);
  return el("button", { type: "button", class: "replies", "data-key": `replies-${message.ts}`, on: { click: () => openThread(message.ts) } },
    el("span", { class: "faces" }, who.map((reply) => avatar(reply.user, nameOf(reply), reply.is_app, true))),
    el("strong", {}, count === 1 ? "1 reply" : `${count} replies`), last ? el("span", { class: "quiet" }, `last ${shortTime(fromTs(last.ts))}`) : null);
}

function tools(message, channel, inThread, surface) {
  const shortcuts = (page.screen.app.shortcuts ?? []).filter((one) => one.type === "message");
  const run = async (shortcut) => {
    const answer = await post("shortcut", { callback_id: shortcut.callback_id, channel, ts: message.ts }, person().id);
    surface.problem(answer.ok === false ? readable(answer.error) : "");
    await refresh();
  };
  const more = el("button", { type: "button", class: "icon-button", "aria-label": "Message menu", title: "Message menu", "data-key": `more-${message.ts}` }, icon("more"));
  const items = () => [
    ...(inThread ? [] : [{ label: "Reply in thread", run: () => openThread(message.ts) }]),
    ...shortcuts.map((one) => ({ label: one.name, note: page.screen.app.name, run: () => run(one) })),
  ];
  const reply = inThread ? null : el("button", { type: "button", class: "icon-button tool-reply", "aria-label": "Reply in thread", title: "Reply in thread", on: { click: () => openThread(message.ts) } }, icon("reply"));
  return el("div", { class: "tools" }, reply, menuButton(more, items, { alignEnd: true, label: "Message menu" }));
}
