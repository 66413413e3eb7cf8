/** Building DOM without ever parsing text as markup: the only way in which this page makes elements. */

const SVG = "http://www.w3.org/2000/svg";

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

function setProperty(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "style" || name === "innerHTML" || name.startsWith("on")) {
    throw new Error(`el() does not set ${name}`);
  } else if (name === "href") {
    if (safeUrl(value)) node.setAttribute("href", safeUrl(value));
  } else if (name === "value") {
    node.value = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} properties attributes; `on` holds listeners; false, null and undefined are left out
 * @param {...unknown} children nodes and texts, nested arrays allowed
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  append(node, children);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  return node;
}

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  return append(node, children);
}

/** The address if it is one that a link may have, else null. */
export function safeUrl(address) {
  try {
    const url = new URL(String(address), location.href);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function link(address, ...children) {
  if (!safeUrl(address)) return el("span", {}, ...children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

let lastId = 0;
export const newId = (prefix) => `${prefix}-${++lastId}`;

/** Icons are drawn, not fetched, and always stand beside a name. */
const PATHS = {
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  send: "M3 10l14-6-5 13-2.5-5.5z",
  back: "M12 4l-6 6 6 6",
  down: "M5 8l5 5 5-5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2",
  lock: "M6 9V7a4 4 0 0 1 8 0v2M5 9h10v8H5z",
  traffic: "M3 7h12l-3-3M17 13H5l3 3",
  out: "M8 12l7-7M9 5h6v6",
  reply: "M8 5L3 10l5 5M3 10h8c4 0 6 2 6 6",
};

export function icon(name) {
  const drawing = svg("path", { d: PATHS[name], fill: "none", stroke: "currentColor", "stroke-width": name === "more" ? 2.6 : 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" });
  return svg("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true", focusable: "false" }, drawing);
}

export function iconButton(name, label, onClick, properties = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...properties }, icon(name));
}

/**
 * Replace the children of `parent`, giving the focus (and the caret) back to the element with the same data-key.
 * @param {Element} parent
 */
export function replaceKeepingFocus(parent, ...children) {
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.closest("[data-key]")?.getAttribute("data-key");
  const caret = active && "selectionStart" in active ? [safeSelection(active, "selectionStart"), safeSelection(active, "selectionEnd")] : null;
  parent.replaceChildren();
  append(parent, children);
  if (!key) return;
  const heir = parent.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!heir || heir === document.activeElement) return;
  heir.focus({ preventScroll: true });
  if (caret?.[0] !== null && caret && "setSelectionRange" in heir) {
    try { heir.setSelectionRange(...caret); } catch { /* number and date fields have no caret to set */ }
  }
}

function safeSelection(node, name) {
  try { return node[name]; } catch { return null; }
}
