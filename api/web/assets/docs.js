// The interface, for readers: every address of openapi.json with what it takes and gives, each to be tried here.
import { el } from "./dom.js";
import { frame } from "./header.js";
import { t } from "./language.js";
import { get } from "./service.js";

const TOLD = ["content-type", "x-request-id", "location", "retry-after"]; // headers of an answer that are shown

function shape(description, schema, depth = 0) {
  if (!schema || depth > 4) return schema;
  if (schema.$ref) return shape(description, description.components.schemas[schema.$ref.split("/").pop()], depth + 1);
  if (schema.type === "array") return [shape(description, schema.items, depth + 1)];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, shape(description, v, depth + 1)]));
  if (schema.anyOf) return schema.anyOf.map((s) => shape(description, s, depth + 1)).map((s) => (typeof s === "string" ? s : JSON.stringify(s))).join(" | ");
  return schema.enum ? schema.enum.join(" | ") : (schema.const ?? schema.type ?? "any");
}

function content(holder) {
  return holder?.content && Object.values(holder.content)[0]?.schema;
}

// Returns words of the page, said anew when its language changes.
function words(key, tag = "span") {
  return el(tag, { "data-t": key }, t(key));
}

// Adds an input with its label to a form, and returns it.
function field(form, name, note, input) {
  form.append(el("label", {}, el("b", {}, name), " ", note, input));
  return input;
}

// Returns a function that shows an answer as it comes: its status and headers, then its body, JSON set out.
function shown(out) {
  return async (response) => {
    const heads = TOLD.filter((h) => response.headers.get(h)).map((h) => `\n${h}: ${response.headers.get(h)}`);
    out.textContent = `${response.status} ${response.statusText}${heads.join("")}\n\n`;
    if ((response.headers.get("content-type") ?? "").includes("event-stream")) {
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) out.append(piece.value);
      return;
    }
    const text = await response.text();
    let said = text;
    try {
      said = JSON.stringify(JSON.parse(text), null, 1);
    } catch {
      // No JSON: as it came.
    }
    out.append(said);
  };
}

// Returns the form by which a request is tried.
function trial(description, path, method, told, key) {
  const form = el("form", { class: "trial" });
  const parameters = (told.parameters ?? []).filter((p) => p.in !== "cookie").map((p) => {
    const example = p.example === undefined ? "" : String(p.example);
    const told = el("span", { lang: "en" }, " ", ...coded(String(p.description ?? shape(description, p.schema))));
    const note = el("span", {}, `(${p.in}`, p.required ? ", " : null, p.required ? words("docs_required") : null, ")", told);
    return [p, field(form, p.name, note, el("input", { value: p.required ? example : "", placeholder: example }))];
  });
  const body = told.requestBody?.content?.["application/json"];
  const value = JSON.stringify(body?.example ?? shape(description, body?.schema), null, 1);
  const text = body && field(form, "body", "(JSON)", el("textarea", { value, rows: 8, spellcheck: false }));
  const file = told.requestBody?.content?.["multipart/form-data"] && field(form, "file", words("docs_file"), el("input", { type: "file" }));
  const kinds = Object.keys(Object.values(told.responses)[0].content ?? {});
  const accept = kinds.length > 1 ? field(form, "Accept", "", el("select", {}, ...kinds.map((k) => el("option", {}, k)))) : null;
  const send = el("button", { class: "primary", "data-t": "docs_send" }, t("docs_send"));
  const stop = el("button", { type: "button", class: "plain", hidden: true, "data-t": "stop" }, t("stop"));
  const out = el("pre", { tabIndex: 0, hidden: true, role: "log", "data-t-label": "docs_answer", "aria-label": t("docs_answer") });
  form.append(el("p", {}, send, " ", stop), out);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    const headers = key.value ? { Authorization: `Bearer ${key.value}` } : {};
    let url = path;
    for (const [p, input] of parameters) {
      if (input.value === "" && !p.required) continue;
      if (p.in === "path") url = url.replace(`{${p.name}}`, encodeURIComponent(input.value));
      else if (p.in === "query") query.append(p.name, input.value);
      else headers[p.name] = input.value;
    }
    if (accept) headers.Accept = accept.value;
    if (text) headers["Content-Type"] = "application/json";
    const sent = file ? new FormData() : text?.value;
    if (file?.files[0]) sent.append("file", file.files[0]);
    const leaving = new AbortController();
    stop.onclick = () => leaving.abort();
    [send.disabled, stop.hidden, out.hidden, out.textContent] = [true, false, false, "…"];
    try {
      const asked = `${url}${String(query) ? `?${query}` : ""}`;
      await shown(out)(await fetch(asked, { method: method.toUpperCase(), headers, body: sent, signal: leaving.signal }));
    } catch (error) {
      out.append(`\n${error.message}`);
    }
    [send.disabled, stop.hidden] = [false, true];
  });
  return form;
}

// Returns a description with what stands between backticks as code.
function coded(text) {
  return text.split("`").map((part, i) => (i % 2 ? el("code", {}, part) : part));
}

function operation(description, path, method, told, key) {
  const box = el("details", { class: "operation" }, el("summary", {}, el("b", { class: "method" }, method.toUpperCase()), el("code", {}, path), " ", el("span", { lang: "en" }, ...coded(told.description ?? told.summary ?? ""))));
  box.append(trial(description, path, method, told, key));
  for (const [name, schema] of [["docs_body", content(told.requestBody)], ["docs_shape", content(Object.values(told.responses)[0])]]) {
    if (schema) box.append(words(name, "p"), el("pre", { tabIndex: 0 }, JSON.stringify(shape(description, schema), null, 1)));
  }
  return box;
}

frame();
const description = await get("/openapi.json");
const all = document.getElementById("all");
const key = field(all, words("docs_key"), words("docs_key_more"), el("input", { type: "password", autocomplete: "off" }));
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, told] of Object.entries(methods)) all.append(operation(description, path, method, told, key));
}
