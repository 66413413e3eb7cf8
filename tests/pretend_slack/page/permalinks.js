/** A link to a message of this workspace opens it here, as it does in Slack; whatever else it is opens beside this page. */

import { safeUrl } from "./dom.js";
import { conversationById, openChannel, openThread, page } from "./state.js";

const MESSAGE = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/;

/** @returns {{channel: string, ts: string, thread: string | null} | null} the message that an address leads to, if this person is where it stands */
function placeOf(address) {
  const safe = safeUrl(address);
  const url = safe && new URL(safe);
  const found = url && url.hostname.endsWith(".slack.com") && MESSAGE.exec(url.pathname);
  if (!found || !conversationById(found[1])) return null;
  return { channel: found[1], ts: `${found[2]}.${found[3]}`, thread: url.searchParams.get("thread_ts") };
}

/** Go where an address leads. */
export function follow(address) {
  const place = placeOf(address);
  if (place) {
    page.wanted = place.ts;
    openChannel(place.channel, "messages");
    if (place.thread) openThread(place.thread);
  } else if (safeUrl(address)) window.open(safeUrl(address), "_blank", "noopener,noreferrer");
}

/** Bring the message that somebody came for into view, once it is drawn. */
export function showWanted() {
  const found = page.wanted && document.querySelector(`#thread [data-ts="${CSS.escape(page.wanted)}"], #main [data-ts="${CSS.escape(page.wanted)}"]`);
  if (!found) return;
  page.wanted = null;
  found.scrollIntoView({ block: "center" });
  found.classList.add("found");
  found.addEventListener("animationend", () => found.classList.remove("found"), { once: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !placeOf(link.href)) return;
  event.preventDefault();
  follow(link.href);
});
