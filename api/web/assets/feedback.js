// Why an answer did not help: one reason, and words of one's own.
import { el } from "./dom.js";
import { t } from "./language.js";

const REASONS = ["bad_clause", "bad_agency", "bad_partial", "bad_off", "bad_other"];

// Returns a form; tell: is given the reason in words, cancel: is called when it is left.
export function feedbackForm(tell, cancel) {
  const name = `reason-${Math.floor(Math.random() * 1e9)}`;
  const more = el("textarea", { rows: 2, maxLength: 1000, "aria-label": t("bad_comment"), placeholder: t("bad_comment") });
  const form = el("form", { class: "reasons" },
    el("fieldset", {}, el("legend", {}, t("bad_why")),
      ...REASONS.map((key) => el("label", {}, el("input", { type: "radio", name, value: key, required: true }), t(key)))),
    more,
    el("div", { class: "buttons" }, el("button", { class: "primary" }, t("feedback_send")), el("button", { type: "button", class: "plain", onclick: cancel }, t("cancel"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const key = new FormData(form).get(name);
    tell([t(key, {}, "vi"), more.value.trim()].filter(Boolean).join(": "));
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); cancel(); } });
  return form;
}
