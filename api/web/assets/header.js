// The frame of every page: which page it is, the language, the colours.
import { el, icon } from "./dom.js";
import { keep, language, onLanguage, say, speak, t } from "./language.js";
import { forget, isVisitor } from "./session.js";

const THEMES = ["auto", "light", "dark"];
const SIGNS = { auto: "half", light: "sun", dark: "moon" };

function theme() {
  try {
    const kept = localStorage.getItem("chithi-theme");
    return THEMES.includes(kept) ? kept : "auto";
  } catch {
    return "auto";
  }
}

function themeButton() {
  const button = el("button", { type: "button", class: "square", id: "theme" });
  const show = () => {
    button.replaceChildren(icon(SIGNS[theme()]));
    button.title = t(`theme_${theme()}`);
    button.setAttribute("aria-label", button.title);
  };
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
    keep("chithi-theme", next === "auto" ? null : next);
    dispatchEvent(new Event("chithi-theme"));
    show();
  });
  onLanguage(show);
  show();
  return button;
}

function languageButtons() {
  const buttons = [["vi", "VI", "Tiếng Việt"], ["en", "EN", "English"]].map(([code, short, name]) =>
    el("button", { type: "button", lang: code, "data-lang": code, "aria-label": name, title: name, onclick: () => speak(code) }, short));
  const group = el("div", { class: "tongue", role: "group", "data-t-label": "language" }, ...buttons);
  const show = () => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.lang === language())));
  onLanguage(show);
  show();
  return group;
}

// The way in, for who may read without it; back to where they are when they take it.
function wayIn() {
  const link = el("a", { class: "plain", href: "/login", "data-t": "log_in" }, t("log_in"));
  const lead = () => { link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}${location.hash}`; };
  for (const event of ["focus", "pointerenter", "click"]) link.addEventListener(event, lead);
  return el("div", { class: "account" }, link);
}

// Shows who is logged in, and the way out, where the service asks who comes.
async function account(place) {
  if (isVisitor) return place.prepend(wayIn());
  try {
    const { open, name } = await (await fetch("/session")).json();
    if (open !== false) return;
    place.prepend(el("form", { method: "post", action: "/logout", class: "account", onsubmit: forget }, el("span", { title: name }, name), el("button", { class: "plain", "data-t": "log_out" }, t("log_out"))));
  } catch {
    // Nobody is asked, or the service is gone: what is done next says so.
  }
}

// title: the key of the page's title; what it is called in its markup where none is given, which may be nothing.
export function frame(title = document.querySelector("[data-title]")?.dataset.title) {
  const tools = document.querySelector(".tools");
  tools?.append(languageButtons(), themeButton());
  if (tools) account(tools);
  const retitle = () => { if (title) document.title = t(title); };
  onLanguage(retitle);
  retitle();
  say();
}
