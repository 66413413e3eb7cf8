/** The page API of the pretend Slack: everything a person can do is one POST, everything they see is one GET. */

export const me = new URLSearchParams(location.search).get("as");

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    return { ok: false, error: "The workspace does not answer. Is the server still running?" };
  }
  try {
    return await response.json();
  } catch {
    return { ok: false, error: `The workspace answered ${response.status} without saying why.` };
  }
}

/** Slack's own error words, made readable; a sentence from the server stays as it is. */
export function readable(error) {
  if (typeof error !== "string" || error === "") return "That did not work. Try again.";
  if (error === "operation_timeout") return "The app took longer than three seconds to answer. Try again.";
  if (error === "dispatch_failed") return "The app could not be reached. Is it running?";
  return error;
}

export function get(path, query = {}) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return answer(fetch(`/page/${path}?${parameters}`, { headers: { Accept: "application/json" } }));
}

export function post(path, body, as) {
  return answer(fetch(`/page/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as, ...body }) }));
}

/**
 * Listen for changes. Reconnects by itself, a little later each time; `onState(false)` while it is not connected.
 * @param {string} as
 * @param {(revision: number) => void} onRevision
 * @param {(connected: boolean) => void} onState
 */
export function listen(as, onRevision, onState) {
  let pause = 500;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/page/live?as=${encodeURIComponent(as)}`);
    socket.addEventListener("open", () => { pause = 500; onState(true); });
    socket.addEventListener("message", (event) => {
      try { onRevision(JSON.parse(event.data).revision); } catch { onRevision(Infinity); }
    });
    socket.addEventListener("close", () => {
      onState(false);
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 8000);
    });
  };
  connect();
}
