// The service: JSON and events over HTTP, every failure one sentence.
import { language, number, t } from "./language.js";

export class Failure extends Error {
  // after: the seconds after which the service asks to be asked again; 0 where it does not say.
  constructor(words, status = 0, after = 0) {
    super(words);
    this.status = status;
    this.after = after;
  }
}

// Returns what went wrong as a sentence without its full stop; head: gives a header of the answer, null for none.
export function failureOf(status, words, detail, head) {
  if (status === 401) return new Failure(t("not_logged_in"), 401);
  const after = Math.ceil(Number(head("Retry-After"))) || 0;
  // Of 503 what stands before the service says nothing more.
  const crowd = status === 429 || (status === 503 && !detail);
  const said = crowd ? t(after ? "too_many_after" : "too_many", { s: number(after) }) : detail || `${status} ${words}`;
  return new Failure(said.replace(/[.\s]+$/, ""), status, after);
}

async function failure(response) {
  let detail = "";
  try {
    detail = (await response.json()).detail ?? "";
  } catch {
    // No problem in JSON: the status has to do.
  }
  return failureOf(response.status, response.statusText, detail, (name) => response.headers.get(name));
}

const SHORT_WAIT = 15; // seconds that a page waits by itself before it asks again for what it shows
const TRIES = 3;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Asks for what a page shows; where that is more than a minute's requests, a little later.
async function patiently(path, options) {
  for (let tries = 1; ; tries++) {
    try {
      return await request(path, options);
    } catch (error) {
      if (!error.after || error.after > SHORT_WAIT || tries === TRIES) throw error;
      await pause(error.after * 1000);
    }
  }
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
  return (await patiently(path, { headers: { Accept: "application/json" } })).json();
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
  const response = await patiently(path, { headers: { Accept: "application/json" } });
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
    asked.onload = () => (asked.status === 200 ? resolve(asked.response) : reject(failureOf(asked.status, asked.statusText, "", (name) => asked.getResponseHeader(name))));
    asked.onerror = () => reject(new Failure(t("no_service")));
    asked.send();
  });
}
