// What a head says of its document, corrected by hand.
import { el } from "./dom.js";
import { t } from "./language.js";

const FIELDS = [["kind", "kind"], ["number", "number"], ["issuer", "issuer"], ["date", "date"], ["title", "subject"]];

// Returns a form; save: is given the fields that were changed and may fail; leave: is called when nothing is to change.
export function correctionForm(document, stored, save, leave) {
  const inputs = Object.fromEntries(FIELDS.map(([name]) => [name, name === "title"
    ? el("textarea", { name, rows: 3, maxLength: 1000, value: document[name] ?? "" })
    : el("input", { name, type: name === "date" ? "date" : "text", maxLength: 1000, value: document[name] ?? "", autocomplete: "off" })]));
  const others = stored.filter((d) => d.document_id !== document.document_id);
  const replaces = el("select", { name: "replaces" }, el("option", { value: "" }, t("replaces_none")), ...others.map((d) => el("option", { value: d.document_id }, d.name)));
  const labels = document.labels ? el("input", { name: "labels", value: document.labels.join(", "), autocomplete: "off" }) : null;
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const label = (key, input, hint = null) => el("label", { class: input.name }, el("span", {}, t(key)), input, hint && el("small", { class: "hint" }, t(hint)));
  const saves = el("button", { class: "primary" }, t("save"));

  const form = el("form", { class: "correction", method: "dialog" },
    el("h2", { id: "correction-title" }, t("correct")), el("p", { class: "hint" }, document.name), el("p", { class: "hint" }, t("correct_hint")), problem,
    ...FIELDS.map(([name, key]) => label(key, inputs[name])), label("replaces_which", replaces), labels ? label("labels", labels, "labels_hint") : null,
    el("div", { class: "buttons" }, saves, el("button", { type: "button", class: "plain", onclick: leave }, t("cancel")),
      document.corrected?.length ? el("button", { type: "button", class: "plain", onclick: () => tell({ reset: true }) }, t("reset")) : null));

  const changed = () => {
    const found = {};
    for (const [name] of FIELDS) if (inputs[name].value.trim() !== (document[name] ?? "")) found[name] = inputs[name].value.trim();
    if (replaces.value) found.replaces = replaces.value;
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
