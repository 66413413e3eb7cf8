/** Dates and times as the person would read them: in their own zone and locale. */

import { page } from "./state.js";

const zone = () => page.screen?.me.tz || "UTC";
const locale = () => page.screen?.me.locale || "en-US";
const formats = new Map();

function format(options, value, timeZone = zone()) {
  const key = JSON.stringify([locale(), timeZone, options]);
  if (!formats.has(key)) formats.set(key, formatter(options, timeZone));
  return formats.get(key).format(value);
}

function formatter(options, timeZone) {
  try {
    return new Intl.DateTimeFormat(locale(), { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  }
}

export const fromTs = (ts) => new Date(Number.parseFloat(ts) * 1000);
export const now = () => new Date(page.screen?.clock?.now ?? Date.now());

export const shortTime = (date) => format({ timeStyle: "short" }, date);
export const longDateTime = (date) => `${format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, date)}, ${shortTime(date)}`;
/** To the second, for what is read by order. */
export const exactTime = (date) => format({ timeStyle: "medium" }, date);
/** Without the year, so that the time is in sight on a phone, too. */
export const shortDateTime = (date) => `${format({ weekday: "short", day: "numeric", month: "short" }, date)}, ${shortTime(date)}`;

/** The local calendar day as YYYY-MM-DD, whatever the locale. */
export function dayKey(date, timeZone = zone()) {
  const parts = zoned(date, timeZone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

export function dayLabel(date) {
  const pretty = relativeDay(date);
  const day = format({ weekday: "long", day: "numeric", month: "long" }, date);
  return pretty ? `${pretty}, ${day}` : day;
}

function relativeDay(date) {
  const days = (Date.parse(dayKey(date)) - Date.parse(dayKey(now()))) / 86_400_000;
  return Math.abs(days) <= 1 ? new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(days, "day") : null;
}

function ago(date) {
  const minutes = Math.round((now() - date) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(-minutes, "minute");
  if (Math.abs(minutes) < 1440) return words.format(-Math.round(minutes / 60), "hour");
  return words.format(-Math.round(minutes / 1440), "day");
}

const TOKENS = {
  date_num: (date) => dayKey(date),
  date_slash: (date) => format({ day: "2-digit", month: "2-digit", year: "numeric" }, date),
  date: (date) => format({ day: "numeric", month: "long", year: "numeric" }, date),
  date_short: (date) => format({ day: "numeric", month: "short", year: "numeric" }, date),
  date_long: (date) => format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, date),
  date_long_full: (date) => format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, date),
  day_divider_pretty: (date) => relativeDay(date) ?? format({ weekday: "long", day: "numeric", month: "long" }, date),
  time: shortTime,
  time_secs: exactTime,
  ago,
};

/** Slack's `<!date^...>` template, such as "{date_short} at {time}". Unknown tokens make the fallback appear. */
export function dateTemplate(timestamp, template, fallback) {
  const date = new Date(Number(timestamp) * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  let known = true;
  const text = template.replace(/\{(\w+)\}/g, (_, token) => {
    const plain = token.replace(/_pretty$/, "");
    if (TOKENS[token]) return TOKENS[token](date);
    if (TOKENS[plain]) return relativeDay(date) ?? TOKENS[plain](date);
    known = false;
    return "";
  });
  return known ? text : fallback;
}

/** The wall clock of an instant in a zone, as two-digit texts. */
export function zoned(date, timeZone = zone()) {
  let parts;
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    parts = new Intl.DateTimeFormat("en-US", { ...options, timeZone }).formatToParts(date);
  } catch {
    parts = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).formatToParts(date);
  }
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** For `<input type=datetime-local>`: the person's wall time. */
export function toLocalInput(date) {
  const { year, month, day, hour, minute } = zoned(date);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The instant at which the person's wall clock shows this; a wall time that a clock change skips ends up after the gap. */
export function fromLocalInput(text) {
  const wanted = Date.parse(`${text.slice(0, 16)}:00Z`);
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  for (let round = 0; round < 3; round += 1) {
    guess += wanted - Date.parse(`${toLocalInput(new Date(guess))}:00Z`);
  }
  return new Date(guess);
}
