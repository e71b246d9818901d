// What is stored: adding many files, finding, opening, correcting and removing documents.
import { correctionForm } from "./correction.js";
import { announce, el, folded, icon, notice } from "./dom.js";
import { frame } from "./header.js";
import { day, language, number, onLanguage, t } from "./language.js";
import { Pane } from "./pane.js";
import { isForTheBrowser, viewPath } from "./place.js";
import { all, get, send } from "./service.js";
import { Uploads, takeDropped } from "./uploads.js";

const A_PAGE = 25;
const UNDO_SECONDS = 8;
const $ = (id) => document.getElementById(id);
const pane = new Pane($("pane"), [document.querySelector(".skip"), document.querySelector(".bar"), $("main")]);
const dialog = $("correction");

let stored = [];
let standing = []; // which replaces, repeals or amends which
let going = new Map(); // what is about to be removed, by id: its timer
let page = 0;
let failed = null;
let loading = true;

async function look() {
  try {
    const [found, bearing] = await Promise.all([all("/v1/documents"), get("/web/standing").catch(() => [])]);
    [stored, standing, failed] = [found, bearing, null];
    stored.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? "") || a.name.localeCompare(b.name, "vi"));
  } catch (error) {
    failed = error.message;
  }
  loading = false;
  draw();
}

// --- finding

function found() {
  const words = folded($("find").value).split(/\s+/).filter(Boolean);
  const here = stored.filter((d) => !going.has(d.document_id));
  if (!words.length) return here;
  return here.filter((d) => {
    const text = folded([d.name, d.title, d.issuer, d.kind, d.number, d.date, d.date && day(d.date), d.document_id, d.signer, d.source].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
}

// --- showing

function draw() {
  const list = $("list");
  if (failed || loading) {
    $("count").textContent = "";
    $("pages").hidden = true;
    list.replaceChildren(failed ? el("div", { class: "problem", role: "alert" }, t("documents_failed", { why: failed }), " ", el("button", { type: "button", class: "plain", onclick: look }, t("retry"))) : el("p", { class: "loading" }, t("loading")));
    return;
  }
  const some = found();
  const there = stored.length - going.size;
  page = Math.min(page, Math.max(0, Math.ceil(some.length / A_PAGE) - 1));
  $("count").textContent = $("find").value.trim() ? t("found_documents", { n: number(some.length), all: number(there) }) : t("count_documents", { n: number(there) });
  if (!some.length) list.replaceChildren(el("div", { class: "empty" }, el("b", {}, there ? t("none_found", { q: $("find").value.trim() }) : t("no_documents")), there ? null : t("no_documents_more")));
  else list.replaceChildren(el("ul", { class: "documents" }, ...some.slice(page * A_PAGE, (page + 1) * A_PAGE).map(item)));
  drawPages(Math.ceil(some.length / A_PAGE));
}

function drawPages(pages) {
  const turn = (to) => {
    const at = to > page ? "button:last-child" : "button:first-child";
    page = to;
    draw();
    $("list").scrollIntoView({ block: "start" });
    // What was pressed is drawn anew: the keyboard goes on there, or at the other where there is no further page.
    ($("pages").querySelector(`${at}:enabled`) ?? $("pages").querySelector("button:enabled"))?.focus({ preventScroll: true });
  };
  $("pages").hidden = pages < 2;
  $("pages").replaceChildren(
    el("button", { type: "button", class: "plain", disabled: page === 0, onclick: () => turn(page - 1) }, t("earlier_page")),
    el("span", {}, t("page_of", { page: number(page + 1), pages: number(pages) })),
    el("button", { type: "button", class: "plain", disabled: page >= pages - 1, onclick: () => turn(page + 1) }, t("later_page")));
}

function item(d) {
  const facts = [d.issuer, d.date && day(d.date), t("clauses_n", { n: number(d.clauses) })].filter(Boolean).join(" · ");
  return el("li", { "data-id": d.document_id },
    el("div", { class: "what" },
      opener(d, d.name),
      d.title && d.title !== d.name ? el("p", { class: "title", lang: "vi", title: d.title }, d.title) : null,
      el("p", { class: "hint" }, facts, " ", d.corrected?.length ? el("span", { class: "tag soft" }, t("corrected")) : null,
        ...(d.labels ?? []).filter((label) => label !== "public").map((label) => el("span", { class: "tag" }, label))),
      ...bearings(d)),
    el("div", { class: "acts" },
      el("a", { class: "square", href: `/v1/documents/${encodeURIComponent(d.document_id)}/source`, download: "", title: t("source"), "aria-label": t("source_it", { name: d.name }) }, icon("down_arrow")),
      el("button", { type: "button", class: "square", title: t("correct"), "aria-label": t("correct_it", { name: d.name }), onclick: () => correct(d) }, icon("edit")),
      el("button", { type: "button", class: "square", title: t("remove"), "aria-label": t("remove_it", { name: d.name }), onclick: () => remove(d) }, icon("bin"))));
}

function opener(d, words) {
  const place = { path: viewPath(d.document_id, null), document: d.name, trail: [d.issuer, d.date && day(d.date)].filter(Boolean).join(", "), page: null, language: language(), outline: true };
  return el("a", { class: "name", href: place.path, onclick: (event) => {
    if (isForTheBrowser(event)) return;
    event.preventDefault();
    pane.open(place, event.currentTarget);
  } }, words);
}

// Returns what others do to a document, and what it does to others.
function bearings(d) {
  const by = new Map(stored.map((other) => [other.document_id, other]));
  const line = (key, other, tag) => el("p", { class: "bearing" }, el("span", { class: tag }, t(key)), " ", opener(other, other.name));
  const suffered = { replaces: "replaced_by", repeals: "repealed_by", amends: "amended_by" };
  return [
    ...standing.filter((s) => s.document_id === d.document_id && by.has(s.by) && suffered[s.kind]).map((s) => line(suffered[s.kind], by.get(s.by), "tag warn")),
    ...standing.filter((s) => s.by === d.document_id && by.has(s.document_id) && suffered[s.kind]).map((s) => line(s.kind, by.get(s.document_id), "tag soft")),
  ];
}

// --- removing: only after the time in which it can be undone; who leaves the page before keeps the document

function remove(d) {
  let left = UNDO_SECONDS;
  const told = notice(t("removed", { name: d.name, s: left }), { seconds: UNDO_SECONDS + 1, action: { words: t("undo"), do: () => keepIt(d) } });
  const timer = setInterval(() => {
    left--;
    if (left > 0) return told.say(t("removed", { name: d.name, s: left }));
    clearInterval(timer);
    told.away();
    removeNow(d);
  }, 1000);
  going.set(d.document_id, timer);
  draw();
  document.querySelector(".notice:last-child button")?.focus();
}

function keepIt(d) {
  clearInterval(going.get(d.document_id));
  going.delete(d.document_id);
  draw();
  announce(t("kept_it", { name: d.name }));
  $("list").querySelector(`[data-id="${CSS.escape(d.document_id)}"] .name`)?.focus();
}

async function removeNow(d) {
  try {
    await send("DELETE", `/v1/documents/${encodeURIComponent(d.document_id)}`);
    notice(t("removed_now", { name: d.name }));
  } catch (error) {
    notice(t("remove_failed", { name: d.name, why: error.message }), { seconds: 12 });
  }
  going.delete(d.document_id);
  await look();
}

// --- correcting

function correct(d) {
  const opener = document.activeElement;
  const form = correctionForm(d, stored, async (changed) => {
    await send("PATCH", `/v1/documents/${encodeURIComponent(d.document_id)}`, changed);
    dialog.close();
    notice(t("saved"));
    await look();
    $("list").querySelector(`[data-id="${CSS.escape(d.document_id)}"] .acts button`)?.focus();
  }, () => { dialog.close(); opener?.focus(); });
  dialog.replaceChildren(form);
  dialog.showModal();
}

// --- adding

const uploads = new Uploads($("uploads"), $("uploads-list"), ({ document_id: id }) => [
  opener({ document_id: id, name: id }, t("open_it")),
  el("a", { class: "name", href: `/?about=${encodeURIComponent(id)}` }, t("ask_it")),
], look);
$("files").addEventListener("change", (event) => {
  uploads.add(event.target.files);
  event.target.value = "";
});
$("uploads-hide").addEventListener("click", () => uploads.hide());
takeDropped($("drop"), (files) => uploads.add(files));

$("find").addEventListener("input", () => { page = 0; draw(); });
onLanguage(() => { draw(); uploads.draw(); });
frame("title_documents");
draw();
look();
