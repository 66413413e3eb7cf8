/** Block Kit blocks to DOM. A type that this page does not know is shown as a placeholder, never dropped. */

import { chart } from "./charts.js";
import { el, iconButton, newId, safeUrl } from "./dom.js";
import { element } from "./elements.js";
import { markdown } from "./markdown.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";
import { foldable, mrkdwn, plain, textObject } from "./text.js";

/**
 * @typedef {object} Surface
 * @property {object} container as in block actions
 * @property {object} state values known to the server
 * @property {Record<string, string>} [errors] by block_id
 * @property {(on: boolean) => void} [working]
 * @property {(text: string) => void} [problem] an error of the app, shown where the person is; "" clears it
 */

/** @param {object[]} list @param {Surface} surface */
export function blocks(list, surface) {
  return el("div", { class: "blocks" }, (list ?? []).map((block) => one(block, surface)));
}

function one(block, surface) {
  const render = RENDERERS[block.type];
  const node = render ? render(block, { ...surface, block }) : unknown(block);
  node.classList.add("block", `block-${block.type}`);
  if (block.block_id) node.setAttribute("data-block", block.block_id);
  return node;
}

const unknown = (block) => el("div", { class: "placeholder", role: "note" }, `[${block.type} block: not shown here]`);

function section(block, place) {
  const text = block.text ? foldable(textObject(block.text), block.text.text, block.expand) : null;
  const fields = block.fields ? el("div", { class: "fields" }, block.fields.map((field) => el("div", { class: "text" }, textObject(field)))) : null;
  const accessory = block.accessory ? el("div", { class: `accessory accessory-${block.accessory.type}` }, anyElement(block.accessory, place)) : null;
  const wide = accessory && /^(checkboxes|radio_buttons)$/.test(block.accessory.type);
  return el("div", { class: wide ? "section section-wide" : "section" }, el("div", { class: "section-body" }, text, fields), accessory);
}

const anyElement = (one, place) => (one.type === "image" ? picture(one, "accessory-image") : element(one, place));

function picture(image, className) {
  const address = safeUrl(image.image_url ?? image.slack_file?.url ?? "");
  if (!address || !(image.image_url || image.slack_file?.url)) return el("span", { class: "placeholder", role: "img", "aria-label": image.alt_text }, `Picture: ${image.alt_text}`);
  const node = el("img", { class: className, src: address, alt: image.alt_text ?? "", loading: "lazy", referrerpolicy: "no-referrer" });
  node.addEventListener("error", () => node.replaceWith(el("span", { class: "placeholder", role: "img", "aria-label": image.alt_text }, `Picture: ${image.alt_text}`)), { once: true });
  return node;
}

function header(block) {
  const level = block.level ?? 2;
  return el("div", { class: `header header-${level}`, role: "heading", "aria-level": String(level + 1) }, plain(block.text));
}

function context(block) {
  return el("div", { class: "context" }, block.elements.map((part) => (part.type === "image" ? picture(part, "context-image") : el("span", { class: "context-text" }, textObject(part)))));
}

const actions = (block, place) => el("div", { class: "actions" }, block.elements.map((part) => element(part, place)));

const HAS_GROUP = new Set(["checkboxes", "radio_buttons"]);

function input(block, place) {
  const ids = { control: newId("field"), label: newId("label"), hint: newId("hint"), error: newId("error") };
  const error = place.errors?.[block.block_id];
  const about = [block.hint ? ids.hint : null, error ? ids.error : null].filter(Boolean).join(" ");
  const described = { id: ids.control, "aria-describedby": about || null, "aria-invalid": error ? "true" : null, "aria-required": block.optional ? null : "true" };
  const label = [plain(block.label), block.optional ? el("span", { class: "optional" }, " (optional)") : null];
  const isGroup = HAS_GROUP.has(block.element.type) || block.element.type === "file_input";
  return el("div", { class: error ? "input has-error" : "input" },
    el(isGroup ? "div" : "label", { class: "label", id: ids.label, for: isGroup ? null : ids.control }, label),
    element(block.element, { ...place, isInput: true, described, labelId: ids.label }),
    error ? el("p", { class: "error", id: ids.error }, error) : null,
    block.hint ? el("p", { class: "hint", id: ids.hint }, plain(block.hint)) : null);
}

function image(block) {
  const title = block.title ? el("figcaption", {}, plain(block.title)) : null;
  return el("figure", { class: "image" }, title, picture(block, "image-full"));
}

const LEVELS = { default: "Note", info: "Note", warning: "Warning", error: "Error", success: "Done" };

function alert(block) {
  const level = block.level ?? "default";
  return el("div", { class: `alert alert-${level}`, role: level === "error" ? "alert" : "note" }, el("strong", { class: "alert-word" }, LEVELS[level] ?? "Note"), el("div", { class: "text" }, textObject(block.text)));
}

function card(block, place) {
  const head = el("div", { class: "card-head" }, block.icon ? picture(block.icon, "context-image") : null,
    el("div", {}, block.title ? el("div", { class: "card-title" }, textObject(block.title)) : null, block.subtitle ? el("div", { class: "card-subtitle" }, textObject(block.subtitle)) : null));
  return el("div", { class: "card" }, block.hero_image ? picture(block.hero_image, "image-full") : null, head,
    block.body ? el("div", { class: "text" }, textObject(block.body)) : null,
    block.subtext ? el("div", { class: "context-text" }, textObject(block.subtext)) : null,
    block.actions?.length ? el("div", { class: "actions" }, block.actions.map((part) => element(part, place))) : null);
}

function carousel(block, place) {
  return el("div", { class: "carousel", role: "group", "aria-label": "Cards", tabindex: "0" }, block.elements.map((each) => card(each, place)));
}

function container(block, place) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : el("span", { class: "card-title" }, textObject(block.title));
  const head = [title, block.subtitle ? el("span", { class: "card-subtitle" }, textObject(block.subtitle)) : null];
  const body = blocks(block.child_blocks, place);
  if (!block.is_collapsible) return el("div", { class: "container" }, el("div", { class: "container-head" }, head), body);
  const details = el("details", { class: "container" }, el("summary", { class: "container-head" }, head), body);
  details.open = !block.default_collapsed;
  return details;
}

function video(block) {
  return el("div", { class: "placeholder" }, `Video: ${plain(block.title)}`);
}

function feedback(block, place) {
  const give = (each) => element({ ...each, type: "button", action_id: each.action_id ?? block.elements[0].action_id }, place);
  const parts = block.elements.flatMap((part) => {
    if (part.type === "feedback_buttons") return [part.positive_button, part.negative_button].map((each) => give({ ...each, action_id: part.action_id }));
    return part.type === "icon_button" ? [iconButton("close", plain(part.text), () => {})] : [];
  });
  return el("div", { class: "actions" }, parts);
}

const RENDERERS = {
  section, header, context, actions, input, image, alert, card, carousel, container, video, table,
  divider: () => el("hr", { class: "divider" }),
  rich_text: (block) => richText(block),
  markdown: (block) => markdown(block.text),
  data_table: dataTable,
  data_visualization: chart,
  context_actions: feedback,
};

/** A message's words when it has no blocks. */
export const words = (text) => foldable(mrkdwn(text ?? ""), text ?? "");
