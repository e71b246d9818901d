// What a head says of its document, corrected by hand.
import { el } from "./dom.js";
import { day, t } from "./language.js";
import { get } from "./service.js";

const FIELDS = [["kind", "kind"], ["number", "number"], ["issuer", "issuer"], ["date", "date"], ["title", "subject"]];

// Fills a list with the documents that one may replace, what it is said to replace chosen; where there are more than it
// shows, a field beside it finds them.
async function choices(document, list, find) {
  const option = ({ document_id: value, name }) => el("option", { value }, name);
  let chosen = document.replaces ? { document_id: document.replaces, name: document.replaces } : null;
  let asked = 0;
  const fill = (found) => {
    const others = found.filter((d) => d.document_id !== document.document_id && d.document_id !== chosen?.document_id);
    list.replaceChildren(el("option", { value: "" }, t("replaces_none")), ...(chosen ? [option(chosen)] : []), ...others.map(option));
    list.value = chosen?.document_id ?? "";
  };
  const look = async () => {
    const turn = ++asked;
    try {
      const { found, documents } = await get(`/web/documents/names?${new URLSearchParams({ q: find.value.trim() })}`);
      if (turn !== asked) return;
      if (!find.value.trim()) find.hidden = found <= documents.length;
      chosen = documents.find((d) => d.document_id === chosen?.document_id) ?? chosen;
      fill(documents);
    } catch {
      // What is chosen stays; saving says what is wrong.
    }
  };
  list.addEventListener("change", () => {
    const at = list.selectedOptions[0];
    chosen = at?.value ? { document_id: at.value, name: at.textContent } : null;
  });
  find.addEventListener("input", look);
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  fill([]);
  if (chosen) get(`/v1/documents/${encodeURIComponent(chosen.document_id)}`).then(({ document_id: id, name }) => {
    if (chosen?.document_id !== id) return;
    chosen = { document_id: id, name };
    for (const at of list.options) if (at.value === id) at.textContent = name;
  }, () => {}); // it is stored no more: its id has to do
  await look();
}

// Returns a form; save: is given the fields that were changed and may fail; leave: is called when nothing is to change.
export function correctionForm(document, save, leave) {
  const inputs = Object.fromEntries(FIELDS.map(([name]) => [name, name === "title"
    ? el("textarea", { name, rows: 3, maxLength: 1000, value: document[name] ?? "" })
    : el("input", { name, type: name === "date" ? "date" : "text", maxLength: 1000, value: document[name] ?? "", autocomplete: "off" })]));
  // A field for a day shows it as the browser's own language does, in which 5 March may look like 3 May.
  const spelt = el("output", { class: "hint" });
  const spell = () => { spelt.textContent = inputs.date.value ? day(inputs.date.value) : ""; };
  inputs.date.addEventListener("input", spell);
  spell();
  const replaces = el("select", { name: "replaces" });
  const find = el("input", { type: "search", autocomplete: "off", name: "find-replaced", placeholder: t("search_documents_hint"), "aria-label": t("find_replaced"), hidden: true });
  choices(document, replaces, find);
  const labels = document.labels ? el("input", { name: "labels", value: document.labels.join(", "), autocomplete: "off" }) : null;
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const label = (key, input, hint = null) => el("label", { class: input.name }, el("span", {}, t(key)), input, hint);
  const saves = el("button", { class: "primary" }, t("save"));

  const form = el("form", { class: "correction", method: "dialog" },
    el("h2", { id: "correction-title" }, t("correct")), el("p", { class: "hint" }, document.name), el("p", { class: "hint" }, t("correct_hint")), problem,
    ...FIELDS.map(([name, key]) => label(key, inputs[name], name === "date" ? spelt : null)), find, label("replaces_which", replaces), labels ? label("labels", labels, el("small", { class: "hint" }, t("labels_hint"))) : null,
    el("div", { class: "buttons" }, saves, el("button", { type: "button", class: "plain", onclick: leave }, t("cancel")),
      document.corrected?.length ? el("button", { type: "button", class: "plain", onclick: () => tell({ reset: true }) }, t("reset")) : null));

  const changed = () => {
    const found = {};
    for (const [name] of FIELDS) if (inputs[name].value.trim() !== (document[name] ?? "")) found[name] = inputs[name].value.trim();
    if (replaces.value !== (document.replaces ?? "")) found.replaces = replaces.value;
    const said = labels?.value.split(",").map((l) => l.trim()).filter(Boolean) ?? [];
    if (labels && said.join() !== document.labels.join()) found.labels = said;
    return found;
  };
  const tell = async (fields) => {
    if (!Object.keys(fields).length) return leave();
    form.setAttribute("aria-busy", "true");
    [saves.disabled, saves.textContent] = [true, t("saving")];
    try {
      await save(fields);
    } catch (error) {
      problem.textContent = t("save_failed", { why: error.message });
      problem.hidden = false;
    }
    form.removeAttribute("aria-busy");
    [saves.disabled, saves.textContent] = [false, t("save")];
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(changed());
  });
  return form;
}
