/** Interactive elements other than the selects: buttons, text inputs, choices, dates and the overflow menu. */

import { fromLocalInput, toLocalInput } from "./dates.js";
import { el, icon, newId } from "./dom.js";
import { follow } from "./permalinks.js";
import { confirmed, menuButton } from "./popup.js";
import { fromRichText, toRichText } from "./richtext.js";
import { select } from "./selects.js";
import { plain, textObject } from "./text.js";
import { act, change, current, dispatchesOn, type, valueOf } from "./values.js";

/**
 * @param {object} element a Block Kit element
 * @param {import("./values.js").Place & {described?: object}} place `described` holds id and aria attributes for the control
 */
export function element(one, place) {
  if (RENDERERS[one.type]) return RENDERERS[one.type](one, place);
  if (/_select$/.test(one.type)) return select(one, place);
  return el("span", { class: "placeholder" }, `[${one.type}: not shown here]`);
}

const keyOf = (one, place, extra = "") => `${place.block.block_id}|${one.action_id}|${extra}`;

/** Attributes of a control that has no label of its own: in an input block the block gives them. */
function described(one, place, fallback) {
  if (place.described) return { "data-key": keyOf(one, place), ...place.described };
  return { "data-key": keyOf(one, place), "aria-label": plain(one.placeholder) || fallback };
}

function button(one, place) {
  const text = plain(one.text);
  const properties = { type: "button", class: `button ${one.style ?? ""}`, "data-key": keyOf(one, place), "data-action": one.action_id };
  const label = one.accessibility_label || null;
  const node = el("button", { ...properties, "aria-label": label, title: text.length > 30 ? text : null }, el("span", { class: "button-text" }, text), one.url ? icon("out") : null);
  if (one.url) node.classList.add("leads-out");
  node.addEventListener("click", async () => {
    if (!(await confirmed(one.confirm))) return;
    if (one.url) follow(one.url);
    await act(place, one, {}, node);
  });
  return node;
}

function overflow(one, place) {
  const toggle = el("button", { type: "button", class: "icon-button framed", "aria-label": "More actions", title: "More actions", "data-key": keyOf(one, place) }, icon("more"));
  const choose = async (option) => {
    if (!(await confirmed(one.confirm))) return;
    if (option.url) follow(option.url);
    await act(place, one, { type: "overflow", selected_option: option }, toggle);
  };
  return menuButton(toggle, () => one.options.map((option) => ({ label: plain(option.text), note: plain(option.description), run: () => choose(option) })), { alignEnd: true });
}

const KINDS = { number_input: { inputmode: "decimal" }, email_text_input: { type: "email", autocomplete: "email" }, url_text_input: { type: "url", inputmode: "url" } };

function textInput(one, place) {
  const isRich = one.type === "rich_text_input";
  const isMultiline = one.multiline || isRich;
  const held = current(place, one);
  const properties = { class: "field", placeholder: plain(one.placeholder) || null, maxlength: one.max_length ?? null, dir: "auto", autocomplete: "off", ...KINDS[one.type], ...described(one, place, "Text") };
  const node = isMultiline
    ? el("textarea", { ...properties, rows: one.min_lines ?? (isRich ? 3 : 4) })
    : el("input", { type: "text", ...properties });
  node.value = (isRich ? fromRichText(held) : held) ?? "";
  let pause;
  const value = () => (isRich ? toRichText(node.value) : node.value || null);
  node.addEventListener("input", () => {
    type(place, one, value());
    showCount();
    if (!dispatchesOn(place, one, "on_character_entered")) return;
    clearTimeout(pause);
    pause = setTimeout(() => act(place, one, valueOf(one, value()), null), 350);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || isMultiline || event.isComposing || !dispatchesOn(place, one, "on_enter_pressed")) return;
    event.preventDefault();
    act(place, one, valueOf(one, value()), null);
  });
  const count = el("span", { class: "count" });
  const showCount = () => {
    const left = (one.max_length ?? Infinity) - node.value.length;
    const isShort = one.max_length < 40; // a weight or a score: the count would always stand there
    count.textContent = !isShort && left < Math.max(20, one.max_length * 0.1) ? `${left} ${left === 1 ? "character" : "characters"} left` : "";
  };
  showCount();
  return one.max_length ? el("div", { class: "counted" }, node, count) : node;
}

function picker(kind, parse, show) {
  return (one, place) => {
    const node = el("input", { type: kind, class: `field field-${kind}`, ...described(one, place, { date: "Date", time: "Time", "datetime-local": "Date and time" }[kind]) });
    node.value = show(current(place, one)) ?? "";
    node.addEventListener("change", async () => {
      if (!(await change(place, one, parse(node.value), node))) node.value = show(current(place, one)) ?? "";
    });
    return one.timezone ? el("span", { class: "with-zone" }, node, el("span", { class: "quiet" }, `${one.timezone.split("/").at(-1).replaceAll("_", " ")} time`)) : node;
  };
}

const toSeconds = (text) => (text ? Math.floor((fromLocalInput(text) ?? 0) / 1000) || null : null);
const fromSeconds = (seconds) => (seconds ? toLocalInput(new Date(seconds * 1000)) : "");

function choices(kind) {
  return (one, place) => {
    const name = newId("choice");
    const isRadio = kind === "radio";
    const held = current(place, one);
    const chosen = new Set((isRadio ? [held] : held).filter(Boolean).map((option) => option.value));
    const boxes = one.options.map((option, index) => choiceBox(one, place, { kind, name, option, index, checked: chosen.has(option.value) }));
    const group = el("div", { class: "choices", role: isRadio ? "radiogroup" : "group", ...groupLabel(place), "data-action": one.action_id }, boxes);
    group.addEventListener("change", async () => {
      const ticked = one.options.filter((_, index) => boxes[index].querySelector("input").checked);
      const kept = await change(place, one, isRadio ? ticked[0] ?? null : ticked, group);
      if (!kept) one.options.forEach((option, index) => { boxes[index].querySelector("input").checked = chosen.has(option.value); });
    });
    return group;
  };
}

function groupLabel(place) {
  if (!place.described) return { "aria-label": "Choices" };
  const { id, ...aria } = place.described;
  return { ...aria, "aria-labelledby": place.labelId };
}

function choiceBox(one, place, { kind, name, option, index, checked }) {
  const box = el("input", { type: kind, name, "data-key": keyOf(one, place, String(index)) });
  box.checked = checked;
  const description = option.description ? el("span", { class: "choice-note" }, textObject(option.description)) : null;
  return el("label", { class: "choice" }, box, el("span", {}, el("span", { class: "choice-text" }, textObject(option.text)), description));
}

function fileInput() {
  return el("p", { class: "note" }, "Adding files is not in the demo. In Slack there is an upload button here.");
}

function workflowButton(one) {
  return el("button", { type: "button", class: "button", disabled: true, title: "Workflows are not in the demo" }, plain(one.text));
}

const RENDERERS = {
  button, overflow,
  plain_text_input: textInput, number_input: textInput, email_text_input: textInput, url_text_input: textInput, rich_text_input: textInput,
  checkboxes: choices("checkbox"), radio_buttons: choices("radio"),
  datepicker: picker("date", (text) => text || null, (held) => held),
  timepicker: picker("time", (text) => text || null, (held) => held),
  datetimepicker: picker("datetime-local", toSeconds, fromSeconds),
  file_input: fileInput, workflow_button: workflowButton,
};
