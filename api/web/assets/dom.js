// Elements from plain values: text is always text, never markup.

// Returns an element; properties that begin with "on" are listeners, `class` and dashed ones attributes, null left out.
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes("-") && name !== "list") made[name] = value;
    else made.setAttribute(name === "class" ? "class" : name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SHAPES = {
  close: "M5 5l10 10M15 5L5 15",
  copy: "M7 7h9v9H7zM4 13V4h9",
  print: "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
  up: "M6 9l4-6c2 0 2 1 1.500 4H16l-1 9H6zM3 9h3v7H3z",
  down: "M6 11l4 6c2 0 2-1 1.500-4H16l-1-9H6zM3 4h3v7H3z",
  plus: "M10 4v12M4 10h12",
  menu: "M3 6h14M3 10h14M3 14h14",
  out: "M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7",
  edit: "M4 16l1-4 8-8 3 3-8 8zM11 6l3 3",
  bin: "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11",
  again: "M15 8a6 6 0 1 0 1 4M16 4v4h-4",
  down_arrow: "M10 3v10M6 9l4 4 4-4M4 17h12",
  sun: "M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 1v2M10 17v2M1 10h2M17 10h2M3.500 3.500l1.400 1.400M15 15l1.500 1.500M16.500 3.500L15 5M5 15l-1.500 1.500",
  moon: "M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8z",
  half: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
  mark: "M4 10h12M12 6l4 4-4 4",
  file: "M5 2h7l4 4v12H5zM12 2v4h4",
};

// Returns a drawn sign of 20 by 20; hidden from those who listen, since what it is on has a name.
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

let region = null;

// Tells those who listen something, without moving them.
export function announce(words) {
  region ??= document.body.appendChild(el("div", { class: "unseen", role: "status", "aria-live": "polite" }));
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = words; });
}

// Shows a notice at the foot of the page for some seconds. No time passes while the pointer or the keyboard is on it, nor
// while another window is looked at: whoever needs longer has it. actions: buttons, by words and what they do; left: gives
// words for the seconds that are left, null while no time passes; over: is called when they are. Infinity: until it is closed.
export function notice(words, { seconds = 6, actions = [], left = null, over = null } = {}) {
  const place = document.querySelector(".notices") ?? document.body.appendChild(el("div", { class: "notices", role: "status" }));
  for (const said of place.querySelectorAll(".notice:not(:has(button))")) if (said.textContent === words) said.remove();
  const clock = left ? el("span", { class: "left", "aria-hidden": "true" }, left(seconds)) : null; // said once, not each second
  const away = () => { clearInterval(timer); box.remove(); };
  const box = el("div", { class: "notice" }, el("span", {}, words), clock,
    ...actions.map((one) => el("button", { type: "button", class: "plain", onclick: () => { away(); one.do(); } }, one.words)));
  const rests = () => document.hidden || box.matches(":hover") || box.querySelector(":focus-visible") !== null;
  const timer = setInterval(() => {
    const waits = rests();
    if (!waits) seconds--;
    if (clock) clock.textContent = left(waits ? null : seconds);
    if (seconds > 0) return;
    away();
    over?.();
  }, 1000);
  place.append(box);
  return away;
}

// Shows what went wrong until it is closed: it may take long to read.
export function complaint(words, close) {
  notice(words, { seconds: Infinity, actions: [{ words: close, do: () => {} }] });
}
