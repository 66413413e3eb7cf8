/** rich_text blocks to DOM, and plain typing to a rich_text value and back. */

import { dateTemplate } from "./dates.js";
import { el, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelMention, mention } from "./text.js";

export function richText(block) {
  return el("div", { class: "rich-text" }, (block.elements ?? []).map(part));
}

function part(element) {
  if (element.type === "rich_text_section") return el("div", { class: "text" }, leaves(element));
  if (element.type === "rich_text_quote") return el("blockquote", {}, leaves(element));
  if (element.type === "rich_text_preformatted") return el("pre", { class: "code-block", tabindex: "0" }, el("code", {}, leaves(element)));
  if (element.type === "rich_text_list") return list(element);
  return el("span", { class: "placeholder" }, `[${element.type}]`);
}

function list(element) {
  const ordered = element.style === "ordered";
  const items = (element.elements ?? []).map((item) => el("li", {}, leaves(item)));
  const start = ordered && element.offset ? element.offset + 1 : null;
  return el(ordered ? "ol" : "ul", { class: `list indent-${Math.min(element.indent ?? 0, 8)}`, start }, items);
}

const leaves = (element) => (element.elements ?? []).map(leaf);

const LEAVES = {
  text: (one) => styled(one.text, one.style),
  link: (one) => link(one.url, styled(one.text || one.url, one.style)),
  user: (one) => mention(one.user_id),
  channel: (one) => channelMention(one.channel_id),
  usergroup: () => el("span", { class: "mention" }, "@group"),
  broadcast: (one) => el("span", { class: "mention mention-loud" }, `@${one.range}`),
  emoji: (one) => emoji(one.name) ?? `:${one.name}:`,
  date: (one) => el("time", { title: one.fallback }, dateTemplate(one.timestamp, one.format, one.fallback ?? "")),
  color: (one) => el("code", { class: "code" }, one.value),
};

function leaf(one) {
  return LEAVES[one.type]?.(one) ?? el("span", { class: "placeholder" }, `[${one.type}]`);
}

const STYLES = { code: "code", bold: "strong", italic: "em", strike: "s", underline: "u" };

function styled(text, style = {}) {
  let node = document.createTextNode(text ?? "");
  for (const [name, tag] of Object.entries(STYLES)) {
    if (style?.[name]) node = el(tag, { class: name === "code" ? "code" : null }, node);
  }
  return node;
}

/** @param {string} text what was typed. @returns {object | null} a rich_text block of one section, or null when empty */
export function toRichText(text) {
  if (!text) return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}

/** What a rich_text value says, for the textarea that stands in for Slack's editor. */
export function fromRichText(value) {
  const say = (one) => one.text ?? one.url ?? one.fallback ?? (one.elements ? one.elements.map(say).join(one.type === "rich_text_list" ? "\n" : "") : "");
  return (value?.elements ?? []).map(say).join("\n");
}
