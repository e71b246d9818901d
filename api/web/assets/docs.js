// The interface, for readers: every address of openapi.json with what it takes and gives.
import { el } from "./dom.js";
import { frame } from "./header.js";
import { get } from "./service.js";

function shape(description, schema, depth = 0) {
  if (!schema || depth > 4) return schema;
  if (schema.$ref) return shape(description, description.components.schemas[schema.$ref.split("/").pop()], depth + 1);
  if (schema.type === "array") return [shape(description, schema.items, depth + 1)];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, shape(description, v, depth + 1)]));
  if (schema.anyOf) return schema.anyOf.map((s) => shape(description, s, depth + 1)).join(" | ");
  return schema.enum ? schema.enum.join(" | ") : (schema.type ?? "any");
}

function content(holder) {
  return holder?.content && Object.values(holder.content)[0]?.schema;
}

function operation(description, path, method, told) {
  const box = el("details", { class: "operation" }, el("summary", {}, el("b", { class: "method" }, method.toUpperCase()), el("code", {}, path), ` ${told.description ?? told.summary ?? ""}`));
  for (const p of told.parameters ?? []) {
    const said = p.description ?? JSON.stringify(shape(description, p.schema));
    box.append(el("p", {}, `${p.in} ${p.name}${p.required ? " (required)" : ""}: ${said}`));
  }
  for (const [name, schema] of [["body", content(told.requestBody)], ["answer", content(Object.values(told.responses)[0])]]) {
    if (schema) box.append(el("p", {}, name), el("pre", { tabIndex: 0 }, JSON.stringify(shape(description, schema), null, 1)));
  }
  return box;
}

frame(null);
const description = await get("/openapi.json");
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, told] of Object.entries(methods)) document.getElementById("all").append(operation(description, path, method, told));
}
