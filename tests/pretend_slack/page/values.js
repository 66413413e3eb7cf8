/** Element values in Slack's own shape (view.state.values), and what happens when one changes. */

import { post, readable } from "./api.js";
import { confirmed } from "./popup.js";
import { keepTyped, person, refresh, sendTyped, typedValue } from "./state.js";

/** The key in the value object, and the element's key for what it starts with, by element type without "multi_". */
const KEYS = {
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  checkboxes: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"],
  multi_users_select: ["selected_users", "initial_users"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
};

const isList = (element) => element.type === "checkboxes" || element.type.startsWith("multi_");

/**
 * @typedef {object} Place where an element stands
 * @property {{type: "message", channel: string, ts: string} | {type: "view", view_id: string}} container
 * @property {Record<string, Record<string, object>>} state the values that the server knows
 * @property {object} block the block around it
 * @property {boolean} [isInput] inside an input block
 */

/** What the element holds now: typed here, known to the server, or what it starts with. */
export function current(place, element) {
  const [key, initial] = KEYS[element.type];
  const held = typedValue(place.container, place.block.block_id, element.action_id) ?? place.state?.[place.block.block_id]?.[element.action_id];
  const value = held ? held[key] : element[initial];
  return value ?? (isList(element) ? [] : null);
}

export function valueOf(element, value) {
  const [key] = KEYS[element.type];
  const object = { type: element.type, [key]: value };
  if (element.type === "timepicker" && element.timezone) object.timezone = element.timezone;
  return object;
}

/**
 * A person changed an element: keep it, and tell the app where Slack would.
 * @returns {Promise<boolean>} false if a confirm dialog was answered with no; the caller then shows the old value again
 */
export async function change(place, element, value, control) {
  const tells = !place.isInput || place.block.dispatch_action;
  if (tells && !(await confirmed(element.confirm))) return false;
  const object = valueOf(element, value);
  keepTyped(place.container, place.block.block_id, element.action_id, object);
  if (tells) await act(place, element, object, control);
  return true;
}

/** Typing: kept as it goes; the app hears of it on Enter or on each pause, as the element asks. */
export function type(place, element, value) {
  keepTyped(place.container, place.block.block_id, element.action_id, valueOf(element, value));
}

export const dispatchesOn = (place, element, moment) =>
  Boolean(place.isInput && place.block.dispatch_action) && (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(moment);

/** Send a block action and show on the control that the app is working. */
export async function act(place, element, value, control) {
  if (control?.getAttribute("aria-busy") === "true") return;
  control?.setAttribute("aria-busy", "true");
  place.working?.(true);
  await sendTyped();
  const { container, block } = place;
  const answer = await post("action", { container, block_id: block.block_id, action_id: element.action_id, value }, person().id);
  control?.removeAttribute("aria-busy");
  place.working?.(false);
  place.problem?.(answer.ok === false ? readable(answer.error) : "");
  await refresh();
}
