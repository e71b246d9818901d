// Who does what, by when: a table that is filtered, sorted, opened at the clause and taken away as a sheet.
import { announce, el } from "./dom.js";
import { frame } from "./header.js";
import { day, language, number, onLanguage, t } from "./language.js";
import { Pane } from "./pane.js";
import { isForTheBrowser, viewPath } from "./place.js";
import { get } from "./service.js";
import { may } from "./session.js";

const AT_ONCE = 100;
const $ = (id) => document.getElementById(id);
const filters = $("filters"), table = $("table");
const pane = new Pane($("pane"), [document.querySelector(".skip"), document.querySelector(".bar"), $("main")]);
const COLUMNS = ["agency", "role", "task", "due", "document"];

let rows = []; // the first of those that are found, in their order
let found = 0; // how many there are
let counts = {}; // at a glance, by kind
let sort = { by: "near", down: false }; // near: what falls due next, what recurs, what is past, what has no day
let asked = 0;
let failed = null;
let loading = true;

// --- days

function iso(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function shifted(text, days) {
  const [y, m, d] = text.split("-").map(Number);
  return iso(new Date(y, m - 1, d + days));
}

const today = () => iso(new Date());

// Returns the first and the last day of a kind of period: "" for no bound.
function period(kind) {
  const now = new Date();
  const [y, m] = [now.getFullYear(), now.getMonth()];
  if (kind === "overdue") return ["", shifted(today(), -1)];
  if (kind === "this_month") return [iso(new Date(y, m, 1)), iso(new Date(y, m + 1, 0))];
  if (kind === "this_quarter") return [iso(new Date(y, m - (m % 3), 1)), iso(new Date(y, m - (m % 3) + 3, 0))];
  return ["", ""];
}

// --- what is asked for

function values() {
  return Object.fromEntries(["agency", "role", "document", "from", "to"].map((name) => [name, filters.elements[name].value.trim()]));
}

function isOverdue(v) {
  return v.from === "" && v.to === period("overdue")[1];
}

function query(v) {
  const asks = new URLSearchParams();
  for (const name of ["agency", "role", "document"]) if (v[name]) asks.set(name, v[name]);
  if (v.from) asks.set("due_after", shifted(v.from, -1));
  if (v.to) asks.set("due_before", shifted(v.to, 1));
  if (isOverdue(v)) asks.set("recurring", "false");
  return asks;
}

function address(asks) {
  const text = asks.toString();
  return text ? `?${text}` : "";
}

async function look() {
  const v = values();
  loading = true;
  remember(v);
  exports(v);
  draw();
  if (await take(0)) announce(t("count_duties", { n: number(found) }));
}

// Takes the rows behind the first so many; returns whether they are shown, and nothing else was asked for meanwhile.
async function take(offset) {
  const turn = ++asked;
  const v = values();
  const asks = query(v);
  for (const [name, value] of Object.entries({ today: today(), sort: sort.by, down: sort.down, offset, limit: AT_ONCE, language: language() })) asks.set(name, value);
  try {
    const got = await get(`/web/duties?${asks}`);
    if (turn !== asked) return false;
    [rows, found, counts, failed, loading] = [[...rows.slice(0, offset), ...got.rows], got.found, got.counts, null, false];
    agencies(got.agencies);
    documents(got.documents, v.document);
  } catch (error) {
    if (turn !== asked) return false;
    [rows, found, failed, loading] = [[], 0, error.message, false];
  }
  draw();
  return !failed;
}

async function more() {
  if (loading) return; // other rows are on their way
  const at = rows.length;
  if (await take(at)) table.querySelectorAll("tbody tr")[at]?.querySelector("a")?.focus();
}

// The filters are the page's address: a reload, a bookmark and the way back keep them.
function remember(v) {
  const kept = new URLSearchParams(Object.entries(v).filter(([, value]) => value));
  history.replaceState(null, "", location.pathname + address(kept));
}

function exports(v) {
  const asks = query(v);
  asks.set("language", language());
  $("xlsx").href = `/duties.xlsx?${asks}`;
  $("csv").href = `/duties.csv?${asks}`;
}

// --- what may be chosen

function agencies(names) {
  $("agencies").replaceChildren(...names.map((name) => el("option", { value: name })));
}

function documents(some, chosen) {
  const select = $("document");
  const known = new Map();
  // With one chosen the service tells of that one: the others can still be chosen.
  if (chosen) for (const o of select.options) if (o.value) known.set(o.value, o.textContent);
  for (const one of some) known.set(one.document_id, one.name);
  if (chosen && !known.has(chosen)) known.set(chosen, chosen);
  const sorted = [...known].sort((a, b) => a[1].localeCompare(b[1], "vi"));
  select.replaceChildren(select.options[0], ...sorted.map(([value, name]) => el("option", { value }, name)));
  select.value = chosen;
}

// --- showing

function drawGlance() {
  const v = values();
  const of = (kind) => { const [from, to] = period(kind); return v.from === from && v.to === to; };
  $("glance").replaceChildren(...["all", "overdue", "this_month", "this_quarter"].map((kind) =>
    el("button", { type: "button", class: `card ${kind}${counts[kind] === 0 ? " none" : ""}`, "aria-pressed": String(of(kind)), onclick: () => { [filters.elements.from.value, filters.elements.to.value] = period(kind); look(); drawGlance(); } },
      el("b", {}, kind in counts ? number(counts[kind]) : "–"), el("span", {}, t(kind)))));
}

function draw() {
  drawGlance();
  table.setAttribute("aria-busy", String(loading));
  $("count").textContent = failed || loading ? "" : said();
  if (failed) {
    table.replaceChildren(el("div", { class: "problem", role: "alert" }, t("duties_failed", { why: failed }), " ", el("button", { type: "button", class: "plain", onclick: look }, t("retry"))));
    return;
  }
  if (loading && !rows.length) {
    table.replaceChildren(el("p", { class: "loading" }, t("loading")));
    return;
  }
  if (!rows.length) {
    const any = Object.values(values()).some(Boolean);
    table.replaceChildren(el("div", { class: "empty" }, el("b", {}, t(any ? "no_duties" : may("write") ? "no_duties_yet" : "no_duties_reader")), any ? t(values().from && values().to && values().to < values().from ? "days_swapped" : "no_duties_more") : may("write") ? el("a", { href: "/documents" }, t("add_documents")) : null));
    return;
  }
  const rest = found - rows.length;
  table.replaceChildren(
    el("table", {}, el("caption", { class: "unseen" }, t("duties_head")), el("thead", {}, el("tr", {}, ...COLUMNS.map(heading))), el("tbody", {}, ...rows.map(line))),
    ...(rest > 0 ? [el("button", { type: "button", class: "plain", onclick: more }, t("show_more", { n: number(Math.min(rest, AT_ONCE)) }))] : []));
}

// Returns in words what the table holds, days as people here write them: fields for days show them as the browser does.
function said() {
  const { from, to } = values();
  const bounds = from && to ? "due_between" : from ? "due_since" : to ? "due_until" : null;
  const when = bounds ? ` ${t(bounds, { from: from && day(from), to: to && day(to) })}` : "";
  const order = sort.by === "near" && found > 1 ? ` · ${t("soonest_first")}` : "";
  return `${t("count_duties", { n: number(found) })}${when}${order}`;
}

function heading(name) {
  const is = sort.by === name;
  return el("th", { scope: "col", class: name, "aria-sort": is ? (sort.down ? "descending" : "ascending") : null },
    el("button", { type: "button", title: t("sort_by", { what: t(name) }), onclick: async () => {
      sort = { by: name, down: is ? !sort.down : false };
      await look();
      table.querySelector(`th.${name} button`)?.focus();
    } }, t(name), el("span", { class: "arrow", "aria-hidden": "true" }, is ? (sort.down ? "▼" : "▲") : "")));
}

function line(row) {
  return el("tr", { onclick: (event) => { if (!event.target.closest("a, button") && !getSelection().toString()) open(row, event.currentTarget.querySelector("a")); } },
    cell("agency", row.agency),
    cell("role", el("span", { class: row.role === "lead" ? "tag" : "tag soft" }, t(row.role)), row.manner === "order" ? null : el("small", {}, t(row.manner))),
    cell("task", row.task),
    cell("due", ...when(row)),
    cell("document", link(row), el("small", {}, row.document), row.replaced_by ? el("a", { class: "tag soft", href: viewPath(row.replaced_by) }, t("document_replaced")) : null));
}

function cell(name, ...children) {
  // What documents say is Vietnamese in every language of the page: whoever listens hears it as such.
  return el("td", { class: name, "data-name": t(name), lang: ["agency", "task"].includes(name) ? "vi" : null }, ...children);
}

function recurs(row) {
  return /daily|weekly|monthly|quarterly|yearly|every/.test(row.due ?? "");
}

function when(row) {
  if (!row.deadline) return ["–"];
  if (!row.day) return [el("span", { lang: "vi" }, row.deadline), " ", recurs(row) ? el("span", { class: "tag soft" }, t("recurs")) : null];
  const late = row.day < today() && !row.replaced_by;
  return [el("time", { dateTime: row.day }, day(row.day)), late ? el("span", { class: "tag bad" }, t("late")) : null,
    el("small", {}, el("span", { lang: "vi" }, row.deadline), row.inferred ? ` (${t("inferred")})` : "")];
}

function placeOf(row) {
  return { path: viewPath(row.document_id, row.clause, row.start, row.end), document: row.document, trail: row.label, page: null, language: language() };
}

function link(row) {
  const place = placeOf(row);
  return el("a", { href: place.path, title: t("open_clause", { where: row.label, document: row.document }), onclick: (event) => {
    if (isForTheBrowser(event)) return;
    event.preventDefault();
    open(row, event.currentTarget);
  } }, row.label);
}

function open(row, opener) {
  pane.open(placeOf(row), opener);
  table.querySelector("tr.open")?.classList.remove("open");
  opener.closest("tr").classList.add("open");
  // The table is narrower now, and its rows stand elsewhere.
  requestAnimationFrame(() => opener.closest("tr").scrollIntoView({ block: "nearest" }));
}

let waits = 0;
filters.addEventListener("input", (event) => {
  clearTimeout(waits);
  waits = setTimeout(look, event.target.name === "agency" ? 350 : 0);
});
filters.addEventListener("submit", (event) => { event.preventDefault(); look(); });
filters.addEventListener("reset", () => setTimeout(look));
onLanguage(look);

const kept = new URLSearchParams(location.search);
documents([], kept.get("document") ?? "");
for (const name of ["agency", "role", "document", "from", "to"]) if (kept.has(name)) filters.elements[name].value = kept.get(name);
frame("title_duties");
look();
