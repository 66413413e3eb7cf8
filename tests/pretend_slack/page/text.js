/** Slack's text objects (plain_text and mrkdwn) to DOM. Whatever arrives stays text; only known markup becomes elements. */

import { dateTemplate } from "./dates.js";
import { el, link, newId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { channelName, page, personById } from "./state.js";

const unescape = (text) => text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&" })[name]);

/** @param {{type: string, text: string, emoji?: boolean} | string | null} object a text object, or a plain string */
export function textObject(object) {
  if (object === null || object === undefined) return [];
  if (typeof object === "string") return [withEmoji(object)];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : [plain(object)];
}

/** What a text object says, without elements: for labels and titles. */
export function plain(object) {
  if (object === null || object === undefined) return "";
  if (typeof object === "string") return withEmoji(object);
  if (object.type === "mrkdwn") return mrkdwn(object.text).map((node) => node.textContent ?? node).join("");
  return object.emoji === false ? object.text : withEmoji(object.text);
}

/** @param {string} text Slack's mrkdwn, with `&lt; &gt; &amp;` for the three characters. @returns {(Node | string)[]} */
export function mrkdwn(text) {
  const parts = String(text ?? "").split(/```([\s\S]*?)```/);
  return parts.flatMap((part, index) => (index % 2 ? [codeBlock(part)] : lines(part)));
}

function codeBlock(text) {
  return el("pre", { class: "code-block", tabindex: "0" }, el("code", {}, unescape(text.replace(/^\n|\n$/g, ""))));
}

function lines(text) {
  const nodes = [];
  let quote = [];
  const flush = () => {
    if (quote.length) nodes.push(el("blockquote", {}, quote.flatMap((line, index) => [index ? el("br") : null, inline(line)])));
    quote = [];
  };
  const all = text.split("\n");
  all.forEach((line, index) => {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) { quote.push(quoted[1]); return; }
    const afterQuote = quote.length > 0;
    flush();
    if (index > 0 && !afterQuote) nodes.push(el("br"));
    nodes.push(...inline(line));
  });
  flush();
  return nodes;
}

/** One pattern a mark; the first that matches earliest wins, and its inside is read again (code and entities are not). */
const MARKS = [
  { pattern: /`([^`\n]+)`/, make: (match) => el("code", { class: "code" }, unescape(match[1])) },
  { pattern: /<([^<>\n]+)>/, make: (match) => entity(match[1]) },
  { pattern: /(?<![\p{L}\p{N}])\*(?=\S)([^*\n]*?[^\s*])\*(?![\p{L}\p{N}])/u, make: (match) => el("strong", {}, inline(match[1])) },
  { pattern: /(?<![\p{L}\p{N}])_(?=\S)([^_\n]*?[^\s_])_(?![\p{L}\p{N}])/u, make: (match) => el("em", {}, inline(match[1])) },
  { pattern: /(?<![\p{L}\p{N}])~(?=\S)([^~\n]*?[^\s~])~(?![\p{L}\p{N}])/u, make: (match) => el("s", {}, inline(match[1])) },
];

function inline(text) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const found = MARKS.map((mark) => ({ mark, match: mark.pattern.exec(rest) })).filter((one) => one.match).sort((a, b) => a.match.index - b.match.index)[0];
    if (!found) break;
    if (found.match.index > 0) nodes.push(withEmoji(unescape(rest.slice(0, found.match.index))));
    nodes.push(found.mark.make(found.match));
    rest = rest.slice(found.match.index + found.match[0].length);
  }
  if (rest) nodes.push(withEmoji(unescape(rest)));
  return nodes;
}

/** What stands between < and >: a mention, a date or a link. */
function entity(inside) {
  const [target, ...labels] = inside.split("|");
  const label = labels.join("|");
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label, inside);
  return link(unescape(target), label ? withEmoji(unescape(label)) : unescape(target));
}

export function mention(id, label = "") {
  const person = personById(id);
  const isApp = id === page.screen?.app.bot_user_id;
  const name = isApp ? page.screen.app.name : person?.real_name || person?.name || label || id;
  return el("span", { class: id === page.screen?.me.id ? "mention mention-me" : "mention" }, `@${name}`);
}

export function channelMention(id, label = "") {
  return el("span", { class: "mention" }, `#${channelName(id) || label || "private-channel"}`);
}

function special(target, label, inside) {
  if (target.startsWith("date^")) {
    const [, timestamp, template, address] = target.split("^");
    const text = dateTemplate(timestamp, unescape(template ?? ""), unescape(label));
    return address ? link(unescape(address), text) : el("time", { title: unescape(label) }, text);
  }
  if (target.startsWith("subteam^")) return el("span", { class: "mention" }, label || "@group");
  if (["here", "channel", "everyone"].includes(target)) return el("span", { class: "mention mention-loud" }, `@${target}`);
  return el("span", {}, label || `<${inside}>`);
}

const LONG = 700;
const LONG_LINES = 12;

/** Long text is folded, as Slack does, behind "See more"; everything stays in the page for search and screen readers. */
export function foldable(nodes, source, expand = false) {
  const body = el("div", { class: "text" }, nodes);
  if (expand || (source.length <= LONG && source.split("\n").length <= LONG_LINES)) return body;
  body.id = newId("fold");
  body.classList.add("folded");
  const toggle = el("button", { type: "button", class: "link-button", "aria-expanded": "false", "aria-controls": body.id }, "See more");
  toggle.addEventListener("click", () => {
    const open = body.classList.toggle("folded") === false;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "See less" : "See more";
  });
  return el("div", {}, body, toggle);
}
