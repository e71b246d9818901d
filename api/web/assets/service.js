// The service: JSON and events over HTTP, every failure one sentence.
import { language, t } from "./language.js";

export class Failure extends Error {
  constructor(words, status = 0) {
    super(words);
    this.status = status;
  }
}

// Returns what went wrong as a sentence without its full stop.
export async function failure(response) {
  if (response.status === 401) return new Failure(t("not_logged_in"), 401);
  if (response.status === 429) return new Failure(t("too_many"), 429);
  let detail = "";
  try {
    detail = (await response.json()).detail ?? "";
  } catch {
    // No problem in JSON: the status has to do.
  }
  if (!detail && response.status === 503) detail = t("too_many"); // of what stands before the service
  return new Failure((detail || `${response.status} ${response.statusText}`).replace(/[.\s]+$/, ""), response.status);
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { "Accept-Language": language(), ...options.headers } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(t("no_service"));
  }
  if (!response.ok) throw await failure(response);
  return response;
}

export async function get(path) {
  return (await request(path, { headers: { Accept: "application/json" } })).json();
}

export async function send(method, path, body) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await request(path, options);
  return response.status === 204 || response.status === 205 ? null : response.json();
}

// Returns a page of a list, and where the next one is, null for nowhere.
export async function paged(path) {
  const response = await request(path, { headers: { Accept: "application/json" } });
  const next = /<([^>]+)>;\s*rel="?next"?/.exec(response.headers.get("Link") ?? "")?.[1] ?? null;
  return { items: await response.json(), next };
}

// Returns every item of a list, page after page where it comes in pages.
export async function all(path) {
  const found = [];
  for (let next = path; next;) {
    const page = await paged(next);
    found.push(...page.items);
    next = page.next;
  }
  return found;
}

// Asks, tells each step, and returns the answer.
export async function ask(body, step, signal) {
  const response = await request("/v1/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream, application/json;q=0.5" },
    body: JSON.stringify(body),
    signal,
  });
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) return response.json();
  let answer = null;
  try {
    for await (const [name, data] of events(response.body)) {
      if (name === "step") step(data);
      else if (name === "answer") answer = data;
      else if (name === "error") throw new Failure((data.detail || data.title || "").replace(/[.\s]+$/, ""), data.status);
    }
  } catch (error) {
    if (error.name === "AbortError" || error instanceof Failure) throw error;
    throw new Failure(t("no_service"));
  }
  if (answer === null) throw new Failure(t("no_service"));
  return answer;
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let kept = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    kept += value.replace(/\r\n?/g, "\n");
    const parts = kept.split("\n\n");
    kept = parts.pop();
    for (const part of parts) {
      const lines = part.split("\n");
      const name = lines.find((l) => l.startsWith("event:"))?.slice(6).trim() ?? "message";
      const data = lines.filter((l) => l.startsWith("data:")).map((l) => l.slice(5).trim()).join("\n");
      if (data) yield [name, JSON.parse(data)];
    }
  }
}

// Returns a page of the service as a document, parsed by the browser and never run.
export function page(path) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", path);
    asked.responseType = "document";
    asked.onload = () => (asked.status === 200 ? resolve(asked.response) : reject(new Failure(String(asked.status), asked.status)));
    asked.onerror = () => reject(new Failure(t("no_service")));
    asked.send();
  });
}
