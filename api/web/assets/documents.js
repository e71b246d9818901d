// What is stored: adding many files, finding, opening, correcting and removing documents.
import { correctionForm } from "./correction.js";
import { announce, complaint, el, icon, notice } from "./dom.js";
import { frame } from "./header.js";
import { day, language, number, onLanguage, t } from "./language.js";
import { Pane } from "./pane.js";
import { isForTheBrowser, viewPath } from "./place.js";
import { get, send } from "./service.js";
import { may } from "./session.js";
import { Uploads, takeDropped, typedLabels } from "./uploads.js";

const A_PAGE = 25;
const UNDO_SECONDS = 20;
const WAIT = 250; // milliseconds after a letter, before it is looked for
const $ = (id) => document.getElementById(id);
const pane = new Pane($("pane"), [document.querySelector(".skip"), document.querySelector(".bar"), $("main")]);
const dialog = $("correction");

let shown = { all: 0, found: 0, page: 0, documents: [] }; // as the service gave them
let going = new Set(); // the ids of what is about to be removed
let page = 0;
let asked = 0; // of what is asked for the last answer alone is shown
let failed = null;
let loading = true;

async function look() {
  const turn = ++asked;
  $("list").setAttribute("aria-busy", "true");
  try {
    const found = await get(`/web/documents?${new URLSearchParams({ q: $("find").value.trim(), page, size: A_PAGE })}`);
    if (turn !== asked) return;
    [shown, page, failed] = [found, found.page, null];
  } catch (error) {
    if (turn !== asked) return;
    failed = error.message;
  }
  loading = false;
  draw();
}

// --- showing

function draw() {
  const list = $("list");
  list.setAttribute("aria-busy", "false");
  if (failed || loading) {
    $("count").textContent = "";
    $("pages").hidden = true;
    list.replaceChildren(failed ? el("div", { class: "problem", role: "alert" }, t("documents_failed", { why: failed }), " ", el("button", { type: "button", class: "plain", onclick: look }, t("retry"))) : el("p", { class: "loading" }, t("loading")));
    return;
  }
  const words = $("find").value.trim();
  const some = shown.documents.filter((d) => !going.has(d.document_id));
  const gone = shown.documents.length - some.length;
  $("count").textContent = words ? t("found_documents", { n: number(shown.found - gone), all: number(shown.all - gone) }) : t("count_documents", { n: number(shown.all - gone) });
  if (!some.length) list.replaceChildren(el("div", { class: "empty" }, el("b", {}, words ? t("none_found", { q: words }) : t("no_documents")), words || !may("write") ? null : t("no_documents_more")));
  else list.replaceChildren(el("ul", { class: "documents" }, ...some.map(item)));
  drawPages(Math.ceil(shown.found / A_PAGE));
}

function drawPages(pages) {
  const turn = async (to) => {
    const at = to > page ? "button:last-child" : "button:first-child";
    page = to;
    await look();
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
      ...(may("write") ? changes(d) : [])));
}

function changes(d) {
  return [
    el("button", { type: "button", class: "square", title: t("correct"), "aria-label": t("correct_it", { name: d.name }), onclick: () => correct(d) }, icon("edit")),
    el("button", { type: "button", class: "square", title: t("remove"), "aria-label": t("remove_it", { name: d.name }), onclick: () => remove(d) }, icon("bin"))];
}

function opener(d, words) {
  const place = { path: viewPath(d.document_id, null), document: d.name, trail: [d.issuer, d.date && day(d.date)].filter(Boolean).join(", "), page: null, language: language(), outline: true };
  return el("a", { class: "name", href: place.path, lang: words === d.name ? "vi" : null, onclick: (event) => {
    if (isForTheBrowser(event)) return;
    event.preventDefault();
    pane.open(place, event.currentTarget);
  } }, words);
}

// Returns what others do to a document, and what it does to others.
function bearings(d) {
  return d.bearings.map((b) => el("p", { class: "bearing" }, el("span", { class: b.kind.endsWith("_by") ? "tag warn" : "tag soft" }, t(b.kind)), " ", opener(b, b.name)));
}

// --- removing: only after the time in which it can be undone; who leaves the page before keeps the document

function remove(d) {
  going.add(d.document_id);
  notice(t("removed", { name: d.name }), {
    seconds: UNDO_SECONDS,
    left: (s) => (s === null ? t("seconds_wait") : t("seconds_left", { s })),
    actions: [{ words: t("undo"), do: () => keepIt(d) }, { words: t("remove_now"), do: () => removeNow(d) }],
    over: () => removeNow(d),
  });
  draw();
  document.querySelector(".notice:last-child button")?.focus();
}

function keepIt(d) {
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
    complaint(t("remove_failed", { name: d.name, why: error.message }), t("close"));
  }
  going.delete(d.document_id);
  await look();
}

// --- correcting

function correct(d) {
  const opener = document.activeElement;
  const form = correctionForm(d, async (changed) => {
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
  uploads.add(event.target.files, typedLabels($("labels")));
  event.target.value = "";
});
$("uploads-hide").addEventListener("click", () => uploads.hide());
takeDropped($("drop"), (files) => uploads.add(files, typedLabels($("labels"))));

let waits = 0;
$("find").addEventListener("input", () => {
  clearTimeout(waits);
  asked++; // what is on its way answers other words
  $("list").setAttribute("aria-busy", "true");
  waits = setTimeout(() => { page = 0; look(); }, WAIT);
});
onLanguage(() => { draw(); uploads.draw(); });
frame("title_documents");
draw();
look();
