// A document beside what one works on: at the clause, with the words marked; over it on a phone, where the way back leads
// to what it covers.
import { el, icon, announce } from "./dom.js";
import { say, t } from "./language.js";
import { page } from "./service.js";

const NARROW = matchMedia("(max-width: 60rem)");

// Scrolls to the marked words of a document, or to the clause that an address names, and marks that.
export function pointAt(root, address, smooth = false) {
  root.querySelectorAll(".at").forEach((e) => e.classList.remove("at"));
  const clause = address ? root.querySelector(`[id="${CSS.escape(address)}"]`) ?? byId(root, address) : null;
  clause?.classList.add("at");
  const said = root.querySelector("mark");
  const target = said ?? clause;
  target?.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
  return target;
}

function byId(root, id) {
  return [...root.querySelectorAll("[id]")].find((e) => e.id === id) ?? null;
}

export function addressOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

export class Pane {
  constructor(host, behind) {
    this.host = host;
    this.behind = behind;
    this.opener = null;
    this.asked = 0;
    this.pushed = false; // whether the way back leads to what it covers
    this.title = el("h2", { tabIndex: -1 });
    this.where = el("p", { class: "where" });
    this.body = el("div", { class: "pane-body", tabIndex: 0, role: "region" });
    this.out = el("a", { class: "square", target: "_blank", rel: "noopener", "data-t-title": "pane_open", title: t("pane_open"), "data-t-label": "pane_open", "aria-label": t("pane_open") }, icon("out"));
    const shut = el("button", { type: "button", class: "square", onclick: () => this.close(), "data-t-title": "close", title: t("close"), "data-t-label": "close", "aria-label": t("close") }, icon("close"));
    const back = el("button", { type: "button", class: "square", onclick: () => this.point(true), "data-t-title": "pane_said", title: t("pane_said"), "data-t-label": "pane_said", "aria-label": t("pane_said") }, icon("mark"));
    host.append(el("header", { class: "pane-head" }, el("div", {}, this.title, this.where), el("div", { class: "pane-tools" }, back, this.out, shut)), this.body);
    host.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    NARROW.addEventListener("change", () => this.cover());
    addEventListener("popstate", ({ state }) => {
      if (!this.pushed || !state?.behind) return; // a place within the document
      this.pushed = false;
      this.close();
    });
  }

  // Opens a place: { path, document, trail, page }; opener: what is focused again when it is closed.
  async open(place, opener = null) {
    const turn = ++this.asked;
    this.opener = opener ?? this.opener;
    this.path = place.path;
    this.title.textContent = place.document;
    this.where.textContent = [place.trail, place.page ? t("page_n", { n: place.page }, place.language) : ""].filter(Boolean).join(" · ");
    this.out.href = place.path;
    this.body.setAttribute("aria-label", place.document);
    this.body.replaceChildren(el("p", { class: "loading" }, t("loading")));
    this.host.hidden = false;
    document.body.classList.add("has-pane");
    this.cover();
    if (NARROW.matches && !this.pushed) {
      history.replaceState({ behind: true }, "");
      history.pushState(null, "");
      this.pushed = true;
    }
    try {
      const shown = await page(place.path);
      if (turn !== this.asked) return;
      const article = document.importNode(shown.querySelector("article"), true);
      const notes = [...shown.querySelectorAll(".standing")].map((note) => document.importNode(note, true));
      const outline = place.outline ? shown.querySelector(".outline") : null;
      this.body.replaceChildren(
        ...notes,
        ...(outline ? [this.folded(document.importNode(outline, true))] : []),
        article);
      say(this.body);
      this.title.textContent = shown.querySelector("h1")?.textContent || place.document;
      this.point(false);
      this.body.focus({ preventScroll: true });
      announce(`${this.title.textContent}. ${this.where.textContent}`);
    } catch (error) {
      if (turn !== this.asked) return;
      const words = error.status === 404 ? t("pane_gone") : t("pane_failed", { why: error.message });
      this.body.replaceChildren(el("p", { class: "problem", role: "alert" }, words));
    }
  }

  folded(outline) {
    for (const a of outline.querySelectorAll("a")) {
      a.addEventListener("click", (event) => {
        event.preventDefault();
        pointAt(this.body.querySelector("article"), addressOf(a.hash), false);
      });
    }
    outline.removeAttribute("id");
    return el("details", { class: "tree", open: true }, el("summary", {}, t("outline")), outline);
  }

  point(smooth) {
    const article = this.body.querySelector("article");
    if (article) pointAt(article, addressOf(new URL(this.path, location.origin).hash), smooth);
  }

  // On a narrow screen it covers what is behind it, which is out of reach meanwhile.
  cover() {
    const covers = NARROW.matches && !this.host.hidden;
    for (const part of this.behind) part.inert = covers;
    this.host.classList.toggle("covers", covers);
  }

  close() {
    if (this.host.hidden) return;
    this.asked++;
    this.host.hidden = true;
    document.body.classList.remove("has-pane");
    this.cover();
    this.opener?.focus?.();
    this.opener = null;
    if (this.pushed) history.back();
    this.pushed = false;
  }
}
