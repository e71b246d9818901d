// An answer as it is read: the short answer, the quote with the words that answer, then everything else, folded away.
import { el, icon } from "./dom.js";
import { t } from "./language.js";
import { isForTheBrowser, saidSpan, split, viewPath } from "./place.js";
import { may } from "./session.js";

const REFERENCE = /(\[\d+\])/;
const LONG_LEAD = 120; // characters of a first line that is set smaller
const SHORTEST_LONG = 9; // blocks of an answer before the rest is folded
const ADVISES = /(?:^|[.!?:;] )(?:Hãy|Thử|Xin|Try|Please|Ask) /; // a refusal that says itself what to ask instead
const MOST_CHIPS = 3; // sources that stand below an answer before the rest is folded
const RUN = /\[\d+\](?:\s*\[\d+\]){3,}/g; // references in a row that are said as the first and the last

export function citationPath(c) {
  return viewPath(c.document_id, c.clause, ...saidSpan(c), { start: c.start, words: c.quote });
}

export function trail(c) {
  return (c.trail?.length ? c.trail : [c.label]).join(" › ");
}

// Returns a link to a place that opens it beside the chat; open: is given what to open.
function link(place, open, properties, ...children) {
  return el("a", {
    ...properties,
    href: place.path,
    onclick: (event) => {
      if (isForTheBrowser(event)) return;
      event.preventDefault();
      open(place, event.currentTarget);
    },
  }, ...children);
}

// Returns what an answer calls the document of a citation: chats kept before it was told have the Vietnamese name alone.
function called(c) {
  return c.called || c.document;
}

function placeOf(c, of) {
  return { path: citationPath(c), document: called(c), trail: trail(c), page: c.page ?? null, language: of };
}

// Returns the chip of a citation: its number, the steps that lead there, the page, the document.
export function chip(c, of, open) {
  const where = trail(c);
  return link(placeOf(c, of), open, { class: "chip", title: t("source_n", { n: c.n, where, document: called(c) }, of) },
    el("span", { class: "n" }, String(c.n)),
    el("span", { class: "trail" }, where),
    c.page ? el("span", { class: "pg" }, t("page_n", { n: c.page }, of)) : null,
    el("span", { class: "doc" }, called(c)),
    c.reference ? el("span", { class: "paper", "aria-hidden": "true", lang: "vi" }, c.reference) : null);
}

// Returns the quote of a citation, the words that answer marked.
function quote(c) {
  const [before, said, after] = split(c.quote, ...(c.highlight ?? [0, 0]));
  return el("blockquote", { lang: "vi" }, c.lead_in ? el("p", { class: "lead-in" }, c.lead_in) : null, el("p", {}, c.cut?.[0] ? "“… " : "“", before, said ? el("mark", {}, said) : null, after, c.cut?.[1] ? " …”" : "”"));
}

// Returns references in a row, [1][2][3][4], as [1]–[4] where they count on; as they are else.
function shortRun(run) {
  const numbers = run.match(/\d+/g).map(Number);
  return numbers.every((n, at) => n === numbers[0] + at) ? `[${numbers[0]}]–[${numbers.at(-1)}]` : run;
}

// Returns a line of an answer with its references as links.
function words(text, answer, open) {
  return text.replace(RUN, shortRun).split(REFERENCE).flatMap((part) => {
    const n = REFERENCE.test(part) ? Number(part.slice(1, -1)) : 0;
    const c = answer.citations.find((x) => x.n === n);
    if (!c) return named(part, answer, open);
    return link(placeOf(c, answer.language), open, { class: "ref", "aria-label": t("source_n", { n, where: trail(c), document: called(c) }, answer.language) }, String(n));
  });
}

// Returns words in which the documents that an answer names without citing them are links.
function named(text, answer, open) {
  const documents = answer.documents ?? []; // chats kept before they were told have none
  const longest = documents.map((d) => d.name).sort((a, b) => b.length - a.length);
  if (!longest.length) return [text];
  const names = new RegExp(`(${longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}/-])`, "u");
  return text.split(names).map((part) => {
    const d = documents.find((x) => x.name === part);
    return d ? link({ path: viewPath(d.document_id), document: d.name, trail: "", page: null, language: answer.language }, open, {}, part) : part;
  });
}

// Returns a line that quotes a citation whole as [what is said before it, the citation]; null for any other line.
function quoted(line, answer) {
  for (const c of answer.citations) {
    const at = line.indexOf(`“${c.quote}”`);
    if (at < 0 || !line.includes(`[${c.n}]`, at)) continue;
    // An ellipsis beside the marks says that the sentence begins before, or goes on.
    const before = line.slice(0, at), after = line.slice(at + c.quote.length + 2);
    return [beside(before.replace(/… $/, ""), c), { ...c, cut: [before.endsWith("… "), /^(?: ?\[\d+\])+ …$/.test(after)] }];
  }
  return null;
}

// Returns what a line says before a quote, without the place, which the chip says.
function beside(said, c) {
  const text = said.replace(/^(?:Xem thêm|See also) /, "").trim();
  if (!text.toLowerCase().startsWith(c.label.toLowerCase())) return text.replace(/:$/, "");
  // Behind the place stands the document, whose own name may have a colon, and for some who issued it, in brackets.
  let rest = text.slice(c.label.length).replace(/^[,\s]+/, "");
  const name = [called(c), c.document].find((n) => rest.startsWith(n));
  if (name) rest = rest.slice(name.length).replace(/^ \([^()]*\)/, "");
  const at = name && rest.startsWith(":") ? 0 : rest.indexOf(": ");
  return at < 0 ? "" : rest.slice(at + 1).trim().replace(/[.:]$/, "");
}

function evidence(said, c, answer, open, first) {
  return el("div", { class: first ? "evidence first" : "evidence" },
    said ? el("p", { class: "said" }, said) : null,
    quote(c),
    chip(c, answer.language, open));
}

// Returns the blocks of some lines: evidence, lists, headings, notes, paragraphs.
function blocks(text, answer, open) {
  const found = [];
  let list = null;
  text.split("\n").filter((line) => line.trim()).forEach((line, n) => {
    const said = quoted(line, answer);
    if (said) {
      found.push(evidence(...said, answer, open, n === 0));
      list = null;
      return;
    }
    if (line.startsWith("- ")) {
      if (!list) found.push(list = el("ul", {}));
      list.append(el("li", {}, ...words(line.slice(2), answer, open)));
      return;
    }
    list = null;
    const kind = n === 0 ? "lead" : /^(?:Lưu ý|Note): /.test(line) ? "note" : line.endsWith(":") ? "group" : "line";
    const long = kind === "lead" && line.length > LONG_LEAD ? " long" : "";
    found.push(el("p", { class: kind + long }, ...words(line, answer, open)));
  });
  return found;
}

// Returns citations that no line quotes whole, as chips: their place is still wanted.
function sources(answer, open) {
  const lines = answer.answer.split("\n");
  const shown = new Set(lines.map((line) => quoted(line, answer)?.[1].n));
  const rest = answer.citations.filter((c) => !shown.has(c.n) && answer.answer.includes(`[${c.n}]`));
  if (!rest.length) return null;
  const of = answer.language;
  const list = el("ul", { class: "chips", "aria-label": t("sources", {}, of) }, ...rest.map((c) => el("li", {}, chip(c, of, open))));
  return rest.length > MOST_CHIPS ? fold(t(answer.citations.some((c) => shown.has(c.n)) ? "sources_more" : "sources_all", { n: rest.length }, of), list) : list;
}

function hit(h, of, open) {
  const path = h.text && h.start !== undefined ? viewPath(h.document_id, h.clause, h.start, h.end, { start: h.start, words: h.text }) : viewPath(h.document_id, h.clause);
  return el("li", {},
    link({ path, document: h.document, trail: h.label, page: null, language: of }, open, { class: "near" },
      el("span", { class: "trail" }, h.label), el("span", { class: "doc" }, h.document)),
    h.text ? el("p", { class: "snippet", lang: "vi" }, h.text.length > 260 ? `${h.text.slice(0, 260).replace(/\s+\S*$/, "")}…` : h.text) : null);
}

// Returns what an answer says, and the lines in which a refusal lists what is near: those become links.
// The places that a question back names are links below it, with their words.
function apart(answer) {
  if (answer.status === "clarification" && answer.hits.length) return [answer.answer.replace(/ (?:Các khoản gần nhất|Nearest clauses): \(1\) .*$/, ""), []];
  const [said, listed] = answer.answer.split(/\n(?:Gần nhất|Nearest):\n/);
  return answer.status === "answered" || !listed ? [answer.answer, []] : [said, listed.split("\n")];
}

function nearest(answer, open) {
  if (answer.status === "unanswerable_out_of_scope") return null;
  const listed = apart(answer)[1].map((line) => line.replace(/^- /, "").toLowerCase());
  const cited = new Set(answer.citations.map((c) => `${c.document_id}#${c.clause}`));
  const is = (h) => listed.some((line) => line.startsWith(`${h.label.toLowerCase()}, `));
  const others = answer.hits.filter((h) => !cited.has(`${h.document_id}#${h.clause}`) && (!listed.length || is(h)));
  const list = el("ul", { class: "nearest" }, ...others.slice(0, answer.status === "answered" ? 5 : 3).map((h) => hit(h, answer.language, open)));
  if (!others.length) return null;
  if (answer.status === "answered") return fold(t("why", {}, answer.language), list);
  const title = t("nearest", {}, answer.language);
  // What is hardly near is there for those who ask for it.
  if (!listed.length && answer.status !== "clarification") return fold(title, list);
  return el("div", { class: "near-by" }, el("p", { class: "group" }, title), list);
}

function fold(title, ...children) {
  return el("details", {}, el("summary", {}, title), ...children);
}

// Returns how an answer looks: who greets or thanks is answered as by a person, which is neither a refusal nor a question.
function kindOf(answer) {
  if (answer.small_talk) return "talk";
  return { answered: "answered", clarification: "asked-back" }[answer.status] ?? "refused";
}

// Returns an answer as an element; open: opens a place beside the chat; asks: asks a question that the answer proposes.
export function answerBox(answer, open, asks) {
  const box = el("div", { class: `answer ${kindOf(answer)}`, lang: answer.language });
  const all = blocks(apart(answer)[0], answer, open);
  const head = all.slice(0, SHORTEST_LONG);
  box.append(...head);
  if (all.length > head.length) box.append(fold(t("more_lines", {}, answer.language), ...all.slice(SHORTEST_LONG)));
  if (!answer.citations.length && answer.hits.length === 0) proposals(box, asks);
  const rest = answer.status === "answered" ? sources(answer, open) : null;
  if (rest) box.append(rest);
  if (answer.more) box.append(fold(t("more", {}, answer.language), ...blocks(answer.more, answer, open).map((b) => { b.classList.remove("lead", "first"); return b; })));
  const near = nearest(answer, open);
  if (near) box.append(near);
  const lacks = answer.status === "unanswerable_no_evidence";
  if (lacks || (answer.status === "clarification" && !answer.hits.length && !answer.small_talk)) box.append(whatNow(lacks && !ADVISES.test(answer.answer), answer.language));
  return box;
}

// Returns what can be done where nothing was found: ask otherwise, where the answer does not say so, or add documents.
function whatNow(advises, of) {
  return el("p", { class: "next" }, advises ? `${t("next", {}, of)} ` : null, t("next_missing", {}, of), " ",
    may("write") ? el("a", { href: "/documents" }, t("add_documents", {}, of)) : t("next_tell", {}, of));
}

// Questions that an answer proposes become buttons: what is greeted back shows what can be asked.
function proposals(box, asks) {
  for (const item of box.querySelectorAll("li")) {
    if (!item.textContent.trim().endsWith("?")) continue;
    const question = item.textContent.trim();
    item.replaceChildren(el("button", { type: "button", class: "example", onclick: () => asks(question) }, question));
    item.parentElement.classList.add("examples");
  }
}

// Returns where some citations stand, each document named once, behind its clauses.
function places(citations) {
  const clauses = new Map();
  for (const c of citations) {
    const whole = c.reference || `${c.label}, ${c.document}`;
    const at = whole.toLowerCase().startsWith(c.label.toLowerCase()) ? c.label.length : 0;
    const of = whole.slice(at);
    clauses.set(of, (clauses.get(of) ?? new Set()).add(whole.slice(0, at)));
  }
  return [...clauses].map(([of, some]) => [...some].join(", ") + of);
}

// Returns an answer as it is put into a paper: what is said, then each quote with its place in administrative form.
export function asText(answer) {
  const lines = [];
  for (const line of answer.answer.split("\n").filter((l) => l.trim())) {
    const said = quoted(line, answer);
    if (!said) {
      lines.push(line.replace(/\s*\[\d+\]/g, "").trim());
      continue;
    }
    const [before, c] = said;
    lines.push(`${before ? `${before}: ` : ""}${c.lead_in ? `“${c.lead_in}” ` : ""}“${c.quote}” (${c.reference || `${c.label}, ${c.document}`})`);
  }
  const quotedNumbers = new Set(answer.answer.split("\n").map((line) => quoted(line, answer)?.[1].n));
  const whole = answer.citations.filter((c) => quotedNumbers.has(c.n)); // what lies in their clauses is found there
  const within = (c) => whole.some((w) => w.document_id === c.document_id && c.clause?.startsWith(`${w.clause}.`));
  const others = answer.citations.filter((c) => !quotedNumbers.has(c.n) && !within(c) && answer.answer.includes(`[${c.n}]`));
  if (others.length) lines.push(`${t("sources", {}, answer.language)}: ${places(others).join("; ")}.`);
  return lines.join("\n");
}

// Returns a button with a sign, and with its words where it is labelled.
export function button(sign, key, onclick, labelled = false) {
  if (labelled) return el("button", { type: "button", class: "quiet labelled", onclick }, icon(sign), t(key));
  return el("button", { type: "button", class: "quiet", onclick, title: t(key), "aria-label": t(key) }, icon(sign));
}
