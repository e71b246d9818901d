// The chat: questions, answers, earlier chats.
import { answerBox, asText, button } from "./answer.js";
import { KEY, draft, inBrowser, openChat } from "./conversations.js";
import { announce, complaint, el, icon, notice } from "./dom.js";
import { feedbackForm } from "./feedback.js";
import { frame } from "./header.js";
import { atService } from "./kept.js";
import { language, number, onLanguage, say, t } from "./language.js";
import { Pane } from "./pane.js";
import { isForTheBrowser, viewPath } from "./place.js";
import { Failure, ask, get, send } from "./service.js";
import { isLoggedIn, may } from "./session.js";
import { Uploads, askWho, takeDropped } from "./uploads.js";

const MOST_HISTORY = 20; // turns that a follow-up is understood from
const LONGEST = 2000; // characters of a question; the service takes no more
const MORE_EXAMPLES = 2000; // milliseconds between two looks for examples that are being found
const LONG = 400; // characters of a question that is folded once it is asked
const $ = (id) => document.getElementById(id);
const log = $("log"), field = $("q"), form = $("form"), welcome = $("welcome"), past = $("past");
const pane = new Pane($("pane"), [document.querySelector(".skip"), document.querySelector(".bar"), $("main"), past]);
const open = (place, opener) => pane.open(place, opener);
const store = document.querySelector("[data-kept]").dataset.kept === "service" ? atService : inBrowser;

let chat = store.begin();
let working = null; // { controller, turn } while a question is answered

// --- what is kept

async function keep() {
  const before = chat.turns.length;
  const saved = store.save(chat);
  if (chat.turns.length > before) showChat();
  openChat(chat.id);
  $("past-note").textContent = await saved;
  await listPast();
}

// Returns the turns before a question as the service understands follow-ups: what was asked, what answered it.
function history() {
  return chat.turns.filter((turn) => turn.answer).slice(-MOST_HISTORY).map(({ question, answer }) => {
    const first = answer.citations[0];
    const cited = first ? { document_id: first.document_id, clause: first.clause } : {};
    return { question, status: answer.status, ...cited };
  });
}

// --- asking

async function askQuestion(text, again = null) {
  const question = text.trim();
  if (!question || working) return;
  if (!again && length(question) > LONGEST) return tooLong();
  const before = history();
  const turn = again ?? { question, at: Date.now(), answer: null, error: null };
  turn.error = null;
  if (!again) chat.turns.push(turn);
  const controller = new AbortController();
  working = { controller, turn, step: t("working") };
  if (!again) {
    field.value = "";
    draft("");
    grow();
    measure();
  }
  keep();
  show(turn);
  busy();
  announce(t("working"));
  try {
    const context = await store.context(chat, before);
    turn.answer = await ask({ question, ...context }, (step) => stepped(turn, step), controller.signal);
    announce(`${t("answered")} ${turn.answer.answer.split("\n")[0].replace(/\[\d+\]/g, "")}`);
  } catch (error) {
    if (error.status === 404) chat.id = store.begin().id; // what was kept is gone: the next question begins anew
    turn.error = error.name === "AbortError" ? t("stopped") : t("failed", { why: error.message });
    if (!(error instanceof Failure) && error.name !== "AbortError") console.error(error);
    announce(turn.error);
  } finally {
    working = null;
    keep();
    show(turn);
    busy();
    if (!matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
  }
}

function stepped(turn, step) {
  if (working?.turn !== turn || !step.name) return;
  working.step = step.name;
  const line = boxes.get(turn)?.querySelector(".step");
  if (line) line.textContent = step.name;
}

function busy() {
  document.body.classList.toggle("is-busy", working !== null);
  $("send").hidden = working !== null;
  $("stop").hidden = working === null;
}

// --- showing

const boxes = new Map();

function show(turn) {
  const box = turnBox(turn);
  const old = boxes.get(turn);
  boxes.set(turn, box);
  if (old?.isConnected) old.replaceWith(box);
  else log.append(box);
  begun();
  box.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

// Shows what belongs to an empty chat, or to one with questions in it.
function begun() {
  welcome.hidden = chat.turns.length > 0;
  $("new-below").hidden = chat.turns.length === 0;
}

function turnBox(turn) {
  const box = el("article", { class: "turn", "aria-label": t("you_asked", { question: shortened(turn.question) }) }, ...asked(turn.question));
  if (working?.turn === turn) {
    box.append(el("div", { class: "answer waiting", role: "status" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), el("span", { class: "step" }, working.step)));
  } else if (turn.answer) {
    box.append(answerBox(turn.answer, open, askQuestion), tools(turn, box));
  } else {
    const retry = el("button", { type: "button", class: "plain", onclick: () => askQuestion(turn.question, turn) }, icon("again"), t("ask_again"));
    box.append(el("div", { class: "answer failed", role: "alert" }, el("p", { class: "line" }, turn.error ?? t("was_left"), " ", t("kept")), retry));
  }
  return box;
}

function shortened(question) {
  return question.length > LONG ? `${question.slice(0, LONG).replace(/\s+\S*$/, "")}…` : question;
}

// Returns a question as its heading, with a button that shows all of one that is long.
function asked(question) {
  const head = el("h2", { class: "question" }, question);
  if (question.length <= LONG) return [head];
  head.classList.add("folded");
  head.tabIndex = -1;
  const whole = el("button", { type: "button", class: "plain whole", onclick: () => { head.classList.remove("folded"); head.focus({ preventScroll: true }); whole.remove(); } }, t("whole_question"));
  return [head, whole];
}

function tools(turn, box) {
  const place = el("div", { class: "opinion" });
  const good = button("up", "good", () => opine(true));
  const bad = button("down", "bad", () => {
    if (place.childElementCount) return place.replaceChildren();
    const form = feedbackForm((reason) => opine(false, reason), () => { place.replaceChildren(); bad.focus(); });
    place.replaceChildren(form);
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("input").focus({ preventScroll: true });
  });
  const shown = () => {
    good.setAttribute("aria-pressed", String(turn.opinion === true));
    bad.setAttribute("aria-pressed", String(turn.opinion === false));
  };
  const opine = async (helpful, reason = "") => {
    try {
      await send("POST", "/v1/feedback", { helpful, reason, question: turn.question, answer: turn.answer });
      turn.opinion = helpful;
      keep();
      notice(t("thanks"));
      const wrote = place.contains(document.activeElement);
      place.replaceChildren();
      if (wrote) bad.focus();
    } catch (error) {
      complaint(t("feedback_failed", { why: error.message }), t("close"));
    }
    shown();
  };
  shown();
  const bar = el("div", { class: "turn-tools" },
    button("copy", "copy", () => copy(asText(turn.answer)), true),
    button("print", "print", () => printOnly(box), true),
    el("span", { class: "gap" }), good, bad);
  return el("div", {}, bar, place);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice(t("copied"));
  } catch {
    if (copiedByHand(text)) notice(t("copied"));
    else complaint(t("copy_failed"), t("close"));
  }
}

// Copies where the page has no right to the clipboard: over plain HTTP from another machine.
function copiedByHand(text) {
  const held = document.body.appendChild(el("textarea", { class: "unseen", value: text, readOnly: true }));
  held.select();
  const done = document.execCommand("copy");
  held.remove();
  return done;
}

function printOnly(box) {
  document.body.classList.add("prints-one");
  box.classList.add("printed");
  addEventListener("afterprint", () => {
    document.body.classList.remove("prints-one");
    box.classList.remove("printed");
  }, { once: true });
  print();
}

function showChat() {
  boxes.clear();
  log.replaceChildren();
  for (const turn of chat.turns) {
    const box = turnBox(turn);
    boxes.set(turn, box);
    log.append(box);
  }
  begun();
  if (chat.turns.length) log.lastElementChild.scrollIntoView({ block: "start" });
}

// --- earlier chats

let listings = 0; // of these the last alone is shown
let most; // chats that are listed: as many as the store finds right, until more are asked for

async function listPast() {
  const list = $("past-list");
  const asked = ++listings;
  let found;
  try {
    found = await store.list(most);
  } catch (error) {
    if (asked === listings) list.replaceChildren(el("p", { class: "hint", role: "alert" }, t("past_failed", { why: error.message })));
    return;
  }
  if (asked !== listings) return;
  const kept = found.chats;
  const midnight = new Date().setHours(0, 0, 0, 0);
  const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren();
  for (const [title, some] of [["today", kept.filter((c) => c.at >= midnight)], ["earlier", kept.filter((c) => c.at < midnight)]]) {
    if (!some.length) continue;
    list.append(el("h3", {}, t(title)), el("ul", {}, ...some.map(pastItem)));
  }
  if (!kept.length) list.append(el("p", { class: "hint" }, t("past_none")));
  if (found.more) list.append(el("button", { type: "button", class: "plain", onclick: () => { most = kept.length * 2; listPast(); } }, t("past_more")));
  $("erase").hidden = !kept.length;
  // Whoever goes by keys stays where they were: at what has come there, where that is gone.
  const buttons = list.querySelectorAll("button");
  if (at >= 0) (buttons[Math.min(at, buttons.length - 1)] ?? $("new")).focus();
}

function pastItem(kept) {
  const title = kept.title;
  const is = kept.id === chat.id;
  return el("li", {},
    el("button", { type: "button", class: "past-open", "aria-current": is ? "true" : null, onclick: () => openPast(kept.id) }, el("span", {}, title)),
    el("button", { type: "button", class: "square small", title: t("rename_one", { title }), "aria-label": t("rename_one", { title }), onclick: () => renameOne(kept) }, icon("edit")),
    el("button", { type: "button", class: "square small", title: t("erase_one", { title }), "aria-label": t("erase_one", { title }), onclick: () => eraseOne(kept.id) }, icon("close")));
}

async function openPast(id) {
  stop();
  await reopen(id);
  togglePast(false);
  listPast();
}

// Shows a chat that was kept, a new one where it is gone.
async function reopen(id) {
  try {
    chat = (await store.load(id)) ?? store.begin();
  } catch (error) {
    complaint(t("past_failed", { why: error.message }), t("close"));
  }
  openChat(chat.id);
  showChat();
}

function newChat() {
  stop();
  chat = store.begin();
  openChat(chat.id);
  pane.close();
  togglePast(false);
  showChat();
  listPast();
  field.focus();
}

async function renameOne(kept) {
  const title = prompt(t("rename_to"), kept.title)?.trim();
  if (title) await changed(() => store.rename(kept.id, title.slice(0, 200)), () => { if (kept.id === chat.id) chat.title = title; });
}

async function eraseOne(id) {
  await changed(() => store.erase(id), () => { if (id === chat.id) newChat(); announce(t("erased")); });
}

async function eraseAll() {
  if (!confirm(store.sure())) return;
  await changed(() => store.eraseAll(), () => { newChat(); notice(t("erased")); });
}

// Changes what is kept; says what went wrong, or goes on.
async function changed(change, then) {
  try {
    await change();
    then();
  } catch (error) {
    complaint(t("past_failed", { why: error.message }), t("close"));
  }
  listPast();
}

function togglePast(on) {
  document.body.classList.toggle("shows-past", on);
  $("past-button").setAttribute("aria-expanded", String(on));
  if (on) past.querySelector("button")?.focus();
}

function stop() {
  working?.controller.abort();
}

// --- typing

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 200)}px`;
  document.body.style.setProperty("--asking", `${form.offsetHeight}px`); // notices stand above what is typed
}

function length(text) {
  return Array.from(text).length;
}

// Says how many characters are too many, or again how to send.
function measure() {
  const n = length(field.value.trim());
  const most = n > LONGEST;
  const hint = $("q-hint");
  hint.classList.toggle("bad", most);
  hint.textContent = most ? t("too_long", { n: number(n), most: number(LONGEST) }) : t("ask_hint");
  field.setAttribute("aria-invalid", String(most));
}

function tooLong() {
  measure();
  announce($("q-hint").textContent);
  field.focus();
}

// Begins a chat with a question about a document, which is not asked yet.
async function propose(id) {
  newChat();
  try {
    field.value = t("about_it", { name: (await get(`/v1/documents/${encodeURIComponent(id)}`)).name });
  } catch {
    return; // It is gone, or the service is: what is asked says so.
  }
  draft(field.value);
  grow();
  measure();
}

// What can be done with a document that was taken in here.
function next({ document_id: id }) {
  const place = { path: viewPath(id, null), document: id, trail: "", page: null, language: language(), outline: true };
  return [
    el("a", { class: "name", href: place.path, onclick: (event) => {
      if (isForTheBrowser(event)) return;
      event.preventDefault();
      open(place, event.currentTarget);
    } }, t("open_it")),
    el("a", { class: "name", href: `/?about=${encodeURIComponent(id)}`, onclick: (event) => {
      if (isForTheBrowser(event)) return;
      event.preventDefault();
      propose(id);
    } }, t("ask_it"))];
}

let moreExamples; // the timer of the next look, while some are being found

async function examples() {
  clearTimeout(moreExamples);
  const place = $("examples");
  const of = language();
  try {
    const { questions, documents, more } = await get(`/web/examples?language=${of}`);
    if (of !== language()) return;
    if (more && !welcome.hidden) moreExamples = setTimeout(examples, MORE_EXAMPLES);
    $("welcome-more").textContent = t(documents ? "welcome_more" : may("write") ? "welcome_none" : "welcome_none_reader");
    $("add").hidden = documents > 0;
    place.replaceChildren(...questions.map((q) => el("li", {}, el("button", { type: "button", class: "example", onclick: () => askQuestion(q) }, q))));
    $("examples-title").hidden = !questions.length;
  } catch {
    place.replaceChildren();
    $("examples-title").hidden = true;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askQuestion(field.value);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
field.addEventListener("input", () => {
  draft(field.value);
  grow();
  measure();
});
$("stop").addEventListener("click", stop);
const uploads = new Uploads($("uploads"), $("uploads-list"), next, examples);
// Where others read too, who may see a file is asked before it is sent.
takeDropped(form, (files) => (isLoggedIn ? askWho((labels) => uploads.add(files, labels)) : uploads.add(files)));
$("uploads-hide").addEventListener("click", () => uploads.hide());
for (const id of ["new", "new-below"]) $(id).addEventListener("click", newChat);
$("erase").addEventListener("click", eraseAll);
$("past-button").addEventListener("click", () => togglePast(!document.body.classList.contains("shows-past")));
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("shows-past")) {
    togglePast(false);
    $("past-button").focus();
  }
});
$("past-close").append(icon("close"));
$("past-close").addEventListener("click", () => { togglePast(false); $("past-button").focus(); });
$("main").addEventListener("click", (event) => { if (!event.target.closest("#past-button")) togglePast(false); });
addEventListener("storage", async (event) => {
  if (event.key !== KEY) return;
  listPast();
  const kept = working ? null : await store.load(chat.id);
  if (!working && kept && kept.id === chat.id && kept.turns.length > chat.turns.length) {
    chat = kept;
    showChat();
  }
});
onLanguage(() => {
  for (const turn of chat.turns) if (working?.turn !== turn) {
    const box = turnBox(turn);
    boxes.get(turn)?.replaceWith(box);
    boxes.set(turn, box);
  }
  listPast();
  examples();
  uploads.draw();
  measure();
});

frame("title_chat");
// Not by `autofocus`: that scrolls to the foot of the page, and on a phone what is above was out of sight.
field.focus({ preventScroll: true });
field.value = draft();
grow();
measure();
examples();
say();
$("past-note").textContent = store.note();
const about = new URLSearchParams(location.search).get("about"); // a document that is to be asked about
if (about) window.history.replaceState(null, "", location.pathname);
await reopen(openChat());
if (about) propose(about);
listPast();
