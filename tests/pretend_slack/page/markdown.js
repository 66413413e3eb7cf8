/** The `markdown` block: the common part of Markdown (headings, lists, quotes, fences, tables, emphasis, links). */

import { el, link } from "./dom.js";
import { withEmoji } from "./emoji.js";

export function markdown(text) {
  const lines = String(text).split("\n");
  const nodes = [];
  while (lines.length) nodes.push(...take(lines));
  return el("div", { class: "markdown" }, nodes);
}

/** Take one block off the front of `lines`. */
function take(lines) {
  const line = lines[0];
  if (line.trim() === "") { lines.shift(); return []; }
  if (/^```/.test(line)) return [fence(lines)];
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) { lines.shift(); return [el("p", { class: `heading heading-${Math.min(heading[1].length, 4)}`, role: "heading", "aria-level": heading[1].length + 2 }, inline(heading[2]))]; }
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) { lines.shift(); return [el("hr")]; }
  if (/^>/.test(line)) return [el("blockquote", {}, run(lines, /^> ?/).map((one, index) => [index ? el("br") : null, inline(one)]))];
  if (/^\s*[-*+]\s+/.test(line)) return [el("ul", { class: "list" }, run(lines, /^\s*[-*+]\s+/).map((one) => el("li", {}, inline(one))))];
  if (/^\s*\d+[.)]\s+/.test(line)) return [el("ol", { class: "list" }, run(lines, /^\s*\d+[.)]\s+/).map((one) => el("li", {}, inline(one))))];
  if (/\|/.test(line) && /^\s*\|?\s*:?-+/.test(lines[1] ?? "")) return [table(lines)];
  return [paragraph(lines)];
}

function fence(lines) {
  lines.shift();
  const inside = [];
  while (lines.length && !/^```/.test(lines[0])) inside.push(lines.shift());
  lines.shift();
  return el("pre", { class: "code-block", tabindex: "0" }, el("code", {}, inside.join("\n")));
}

function run(lines, prefix) {
  const found = [];
  while (lines.length && prefix.test(lines[0])) found.push(lines.shift().replace(prefix, ""));
  return found;
}

function table(lines) {
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  const head = cells(lines.shift());
  lines.shift();
  const rows = [];
  while (lines.length && lines[0].includes("|")) rows.push(cells(lines.shift()));
  const header = el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, inline(cell)))));
  const body = el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, inline(cell))))));
  return el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" }, el("table", { class: "table" }, header, body));
}

function paragraph(lines) {
  const text = [lines.shift()];
  while (lines.length && lines[0].trim() && !/^(#{1,6}\s|>|```|\s*[-*+]\s|\s*\d+[.)]\s)/.test(lines[0])) text.push(lines.shift());
  return el("p", {}, text.map((one, index) => [index ? el("br") : null, inline(one)]));
}

const MARKS = [
  { pattern: /`([^`]+)`/, make: (match) => el("code", { class: "code" }, match[1]) },
  { pattern: /\[([^\]]+)\]\(([^()\s]+)\)/, make: (match) => link(match[2], inline(match[1])) },
  { pattern: /\*\*(?=\S)(.+?)\*\*/, make: (match) => el("strong", {}, inline(match[1])) },
  { pattern: /~~(?=\S)(.+?)~~/, make: (match) => el("s", {}, inline(match[1])) },
  { pattern: /(?<!\w)[*_](?=\S)([^*_]+?)[*_](?!\w)/, make: (match) => el("em", {}, inline(match[1])) },
];

function inline(text) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const found = MARKS.map((mark) => ({ mark, match: mark.pattern.exec(rest) })).filter((one) => one.match).sort((a, b) => a.match.index - b.match.index)[0];
    if (!found) break;
    nodes.push(withEmoji(rest.slice(0, found.match.index)), found.mark.make(found.match));
    rest = rest.slice(found.match.index + found.match[0].length);
  }
  nodes.push(withEmoji(rest));
  return nodes;
}
