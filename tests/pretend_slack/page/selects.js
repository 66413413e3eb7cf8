/** All select menus, single and multiple, as one combobox: type to search, arrows to move, Enter to take. */

import { post, readable } from "./api.js";
import { el, icon, newId } from "./dom.js";
import { place as placePopup } from "./popup.js";
import { channelName, conversationById, conversationName, humans, page, person, personById } from "./state.js";
import { plain } from "./text.js";
import { change, current } from "./values.js";

const asOption = (value, text, note = "") => ({ value, text: { type: "plain_text", text }, note });

/** How each kind finds its options, and turns held values to options and back. */
function sourceOf(one) {
  const kind = one.type.replace(/^multi_/, "");
  if (kind === "users_select") return { load: () => people(), show: showPerson, hold: (option) => option.value };
  if (kind === "channels_select") return { load: () => channels(["channel"]), show: showConversation, hold: (option) => option.value };
  if (kind === "conversations_select") return { load: () => channels(allowed(one.filter?.include)), show: showConversation, hold: (option) => option.value };
  return { load: null, show: (option) => option, hold: ({ note, ...option }) => option };
}

const people = () => humans().filter((one) => !one.deleted).map((one) => asOption(one.id, one.real_name || one.name, one.external ? "other company" : one.guest ? "guest" : ""));
const showPerson = (id) => asOption(id, personById(id)?.real_name || personById(id)?.name || id);
const showConversation = (id) => {
  const found = conversationById(id);
  return asOption(id, found?.kind === "im" ? conversationName(found) : `#${channelName(id) ?? "private-channel"}`);
};
const allowed = (include) => (include ?? ["public", "private", "im"]).map((word) => ({ public: "channel" }[word] ?? word));
const channels = (kinds) => {
  const others = page.screen.conversations.filter((one) => one.kind !== "channel" && kinds.includes(one.kind));
  return [...(kinds.includes("channel") ? page.screen.channels : []), ...others].filter((one) => !one.archived).map((one) => showConversation(one.id));
};

const matches = (option, query) => plain(option.text).toLowerCase().includes(query.trim().toLowerCase());

/** @returns {Promise<{groups: {label: string, options: object[]}[], note?: string}>} */
async function find(one, source, place, query) {
  if (source.load) return { groups: [{ label: "", options: source.load().filter((option) => matches(option, query)) }] };
  if (!one.type.includes("external")) {
    const groups = one.option_groups ?? [{ label: "", options: one.options ?? [] }];
    return { groups: groups.map((group) => ({ label: plain(group.label), options: group.options.filter((option) => matches(option, query)) })) };
  }
  const least = one.min_query_length ?? 3;
  if (query.length < least) return { groups: [], note: `Type at least ${least} ${least === 1 ? "letter" : "letters"} to search.` };
  const answer = await post("suggest", { container: place.container, block_id: place.block.block_id, action_id: one.action_id, value: query }, person().id);
  if (answer.ok === false) return { groups: [], note: answer.error ? readable(answer.error) : "The results could not be loaded." };
  const groups = answer.option_groups ?? [{ label: "", options: answer.options ?? [] }];
  return { groups: groups.map((group) => ({ label: plain(group.label), options: group.options })) };
}

export function select(one, place) {
  const isMulti = one.type.startsWith("multi_");
  const source = sourceOf(one);
  const key = `${place.block.block_id}|${one.action_id}|`;
  const listbox = el("div", { role: "listbox", popover: "manual", class: "options", id: newId("options"), "aria-label": plain(one.placeholder) || "Options", "aria-multiselectable": isMulti ? "true" : null });
  const label = place.described ?? { "aria-label": plain(one.placeholder) || "Choose" };
  const input = el("input", {
    type: "text", class: "select-input", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listbox.id,
    autocomplete: "off", spellcheck: "false", "data-key": key, ...label,
  });
  const chips = el("span", { class: "chips" });
  const clear = el("button", { type: "button", class: "icon-button small", "aria-label": "Clear the choice", "data-key": `${key}clear` }, icon("close"));
  const box = el("div", { class: "select", "data-action": one.action_id }, chips, input, clear, el("span", { class: "select-arrow" }, icon("down")), listbox);

  let options = [];
  let active = -1;
  let asked = 0;
  let pause;
  const held = () => { const value = current(place, one); return (isMulti ? value : [value]).filter((each) => each !== null); };
  const isOpen = () => listbox.matches(":popover-open");

  function show() {
    const chosen = held().map(source.show);
    chips.replaceChildren(...(isMulti ? chosen.map(chip) : []));
    if (!isOpen()) input.value = isMulti ? "" : chosen.length ? plain(chosen[0].text) : "";
    input.placeholder = isMulti && chosen.length ? "" : plain(one.placeholder) || (isMulti ? "Choose any" : "Choose one");
    input.title = isMulti ? "" : input.value;
    clear.hidden = isMulti || !chosen.length || !(place.isInput && place.block.optional);
  }

  function chip(option, index) {
    const name = plain(option.text);
    const remove = el("button", { type: "button", class: "chip-remove", "aria-label": `Remove ${name}`, "data-key": `${key}${index}`, on: { click: () => drop(index) } }, icon("close"));
    return el("span", { class: "chip" }, el("span", { class: "chip-text", title: name }, name), remove);
  }

  async function keep(values) {
    await change(place, one, isMulti ? values : values[0] ?? null, input);
    show();
  }

  async function drop(index) {
    await keep(held().filter((_, at) => at !== index));
    input.focus();
  }

  async function load(query) {
    const mine = ++asked;
    if (one.type.includes("external")) note("Looking…");
    const { groups, note: words } = await find(one, source, place, query);
    if (mine !== asked || !isOpen()) return;
    options = groups.flatMap((group) => group.options).slice(0, 100);
    const chosen = new Set(held().map((each) => source.show(each).value));
    const rows = options.map((option, index) => row(option, index, chosen.has(option.value)));
    let at = 0;
    listbox.replaceChildren(...groups.filter((group) => group.options.length).map((group) => {
      const mineRows = rows.slice(at, at += group.options.length);
      return group.label ? el("div", { role: "group", "aria-label": group.label }, el("div", { class: "options-label", "aria-hidden": "true" }, group.label), mineRows) : el("div", { role: "presentation" }, mineRows);
    }));
    if (!options.length) note(words ?? (query ? `Nothing matches “${query}”.` : "There is nothing to choose from."));
    mark(isMulti ? 0 : Math.max(0, options.findIndex((option) => chosen.has(option.value))));
    placePopup(listbox, box, { minWidth: box.offsetWidth });
  }

  const note = (words) => { options = []; listbox.replaceChildren(el("p", { class: "options-note", role: "status" }, words)); placePopup(listbox, box, { minWidth: box.offsetWidth }); };

  function row(option, index, chosen) {
    const detail = plain(option.description) || option.note;
    const node = el("div", { role: "option", id: newId("option"), class: "option", "aria-selected": String(chosen) },
      el("span", { class: "option-mark", "aria-hidden": "true" }, chosen ? "✓" : ""), el("span", {}, plain(option.text), detail ? el("span", { class: "option-note" }, detail) : null));
    node.addEventListener("pointerdown", (event) => { event.preventDefault(); take(index); });
    node.addEventListener("pointermove", () => mark(index));
    return node;
  }

  function mark(index) {
    const rows = [...listbox.querySelectorAll('[role="option"]')];
    active = rows.length ? Math.min(Math.max(0, index), rows.length - 1) : -1;
    rows.forEach((each, at) => each.classList.toggle("active", at === active));
    rows[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", rows[active].id); else input.removeAttribute("aria-activedescendant");
  }

  async function take(index) {
    const option = options[index];
    if (!option) return;
    const mine = source.hold(option);
    if (!isMulti) { close(); await keep([mine]); return; }
    const same = (each) => source.show(each).value === option.value;
    const values = held();
    const next = values.some(same) ? values.filter((each) => !same(each)) : [...values, mine];
    if (one.max_selected_items && next.length > one.max_selected_items) { note(`At most ${one.max_selected_items} can be chosen.`); return; }
    close();
    await keep(next);
  }

  function open(query = "") {
    if (!isOpen()) {
      listbox.showPopover();
      input.setAttribute("aria-expanded", "true");
      if (!isMulti) input.select();
      document.addEventListener("scroll", onScroll, true);
    }
    load(query);
  }

  function close() {
    asked += 1;
    clearTimeout(pause);
    document.removeEventListener("scroll", onScroll, true);
    if (isOpen()) listbox.hidePopover();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    show();
  }

  const onScroll = (event) => { if (!listbox.contains(event.target)) placePopup(listbox, box, { minWidth: box.offsetWidth }); };

  input.addEventListener("click", () => open());
  input.addEventListener("blur", close);
  input.addEventListener("input", () => {
    if (!isOpen()) { open(input.value); return; }
    clearTimeout(pause);
    pause = setTimeout(() => load(input.value), one.type.includes("external") ? 250 : 0);
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps) {
      event.preventDefault();
      if (isOpen()) mark(active + steps[event.key]); else open();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen()) take(active); else open();
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && isMulti && input.value === "" && held().length) {
      keep(held().slice(0, -1));
    }
  });
  box.addEventListener("pointerdown", (event) => { if (event.target === box || event.target.closest(".select-arrow")) { event.preventDefault(); input.focus(); open(); } });
  clear.addEventListener("click", async () => { await keep([]); input.focus(); });
  show();
  return box;
}
