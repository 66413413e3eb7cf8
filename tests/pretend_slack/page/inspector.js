/** The raw traffic between the workspace and the app: direction, kind, title, and the JSON behind each entry. */

import { get } from "./api.js";
import { exactTime } from "./dates.js";
import { el, iconButton } from "./dom.js";

const drawer = document.getElementById("inspector");
const KEEP = 500;
const entries = [];
let last = 0;
let timer = null;
let parts = null;

export function toggleInspector() {
  if (drawer.hidden) open(); else close();
}

function open() {
  parts ??= build();
  drawer.hidden = false;
  poll();
  parts.filter.focus();
}

function close() {
  drawer.hidden = true;
  clearTimeout(timer);
  document.querySelector('[data-key="traffic"]')?.focus();
}

function build() {
  const filter = el("input", { type: "search", class: "field", placeholder: "Filter by kind, title or content", "aria-label": "Filter the traffic" });
  const list = el("ol", { class: "traffic" });
  const count = el("span", { class: "quiet", role: "status" });
  filter.addEventListener("input", draw);
  drawer.append(el("div", { class: "panel-head" }, el("h2", {}, "Traffic"), count, iconButton("close", "Close the traffic drawer", close)), el("div", { class: "panel-tools" }, filter), list);
  drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  return { filter, list, count };
}

/** Look for new entries, now and every two seconds while the drawer is open. */
export async function poll() {
  clearTimeout(timer);
  if (drawer.hidden) return;
  const answer = await get("traffic", { after: last });
  const fresh = answer.entries ?? [];
  if (fresh.length) {
    last = fresh.at(-1).n;
    entries.push(...fresh.map((entry) => ({ ...entry, search: `${entry.direction} ${entry.kind} ${entry.title} ${JSON.stringify(entry.body)}`.toLowerCase() })));
    entries.splice(0, Math.max(0, entries.length - KEEP));
    draw();
  }
  if (!drawer.hidden) timer = setTimeout(poll, 2000);
}

function draw() {
  const wanted = parts.filter.value.trim().toLowerCase();
  const shown = entries.filter((entry) => entry.search.includes(wanted));
  const opened = new Set([...parts.list.querySelectorAll("details[open]")].map((node) => node.dataset.n));
  const atEnd = parts.list.scrollTop + parts.list.clientHeight >= parts.list.scrollHeight - 40;
  parts.list.replaceChildren(...shown.map((entry) => row(entry, opened.has(String(entry.n)))));
  if (!shown.length) parts.list.append(el("li", { class: "empty" }, entries.length ? "Nothing matches this filter." : "No traffic yet."));
  parts.count.textContent = wanted ? `${shown.length} of ${entries.length}` : String(entries.length);
  if (atEnd) parts.list.scrollTop = parts.list.scrollHeight;
}

const ARROWS = { from_app: "←", to_app: "→" };
const words = (direction) => String(direction).replaceAll("_", " ");

function row(entry, open) {
  const time = new Date(entry.at);
  const clock = Number.isNaN(time.getTime()) ? String(entry.at) : exactTime(time);
  const arrow = el("span", { class: entry.direction === "to_app" ? "arrow out" : "arrow", "aria-hidden": "true" }, ARROWS[entry.direction] ?? "·");
  const details = el("details", { "data-n": entry.n }, el("summary", {}, arrow, el("span", { class: "kind" }, `${words(entry.direction)} · ${entry.kind}`), el("span", { class: "traffic-title" }, entry.title), el("time", { class: "time" }, clock)));
  const fill = () => { if (details.open && details.children.length === 1) details.append(el("pre", { class: "code-block", tabindex: "0" }, pretty(entry.body))); };
  details.addEventListener("toggle", fill);
  details.open = open;
  fill();
  return el("li", {}, details);
}

function pretty(body) {
  if (typeof body !== "string") return JSON.stringify(body, null, 2);
  try { return JSON.stringify(JSON.parse(body), null, 2); } catch { return body; }
}
