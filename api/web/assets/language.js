// The language of the page: words by key, and who wants to know when it changes.
import { STRINGS } from "./strings.js";

const listeners = new Set();

export function language() {
  return document.documentElement.lang === "en" ? "en" : "vi";
}

// Returns the words of a key in a language (that of the page where none is given), {name} filled in.
export function t(key, values = {}, of = language()) {
  const words = STRINGS[key][of === "en" ? 1 : 0];
  return words.replace(/\{(\w+)\}/g, (_, name) => (name in values ? String(values[name]) : ""));
}

export function number(n) {
  return new Intl.NumberFormat(language() === "en" ? "en-GB" : "vi-VN").format(n);
}

// Returns a day (2025-06-30) as people here write it.
export function day(iso) {
  const [year, month, date] = iso.split("-");
  return `${date}/${month}/${year}`;
}

// Says everything marked with data-t, data-t-label, data-t-placeholder or data-t-title in the language of the page.
export function say(root = document) {
  for (const [name, attribute] of [["t", null], ["tLabel", "aria-label"], ["tPlaceholder", "placeholder"], ["tTitle", "title"]]) {
    const selector = `[data-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}]`;
    for (const found of root.querySelectorAll(selector)) {
      const words = t(found.dataset[name]);
      if (attribute === null) found.textContent = words;
      else found.setAttribute(attribute, words);
    }
  }
}

export function onLanguage(listener) {
  listeners.add(listener);
}

export function speak(chosen) {
  document.documentElement.lang = chosen;
  keep("chithi-lang", chosen);
  say();
  for (const listener of listeners) listener(chosen);
}

// Keeps a choice in the browser, where that is allowed.
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Blocked or full: the choice holds for this page.
  }
}
