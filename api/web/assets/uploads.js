// Files that are sent, one after another: how far each is, what became of it, what it warned of.
import { announce, el, notice } from "./dom.js";
import { language, number, t } from "./language.js";
import { Failure, failureOf, get, pause, send } from "./service.js";
import { isVisitor, may } from "./session.js";

const ENDED = ["done", "failed", "given_up"];

// Takes files that are dropped anywhere on the page; place: shows where they would go. Of who may only read none is taken,
// nor does the browser leave the page for one.
export function takeDropped(place, take) {
  if (!may("write")) return refuseDropped();
  let inside = 0;
  addEventListener("dragenter", (event) => { if ([...(event.dataTransfer?.types ?? [])].includes("Files")) { inside++; place.classList.add("over"); } });
  addEventListener("dragleave", () => { if (inside && --inside === 0) place.classList.remove("over"); });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    place.classList.remove("over");
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files);
  });
}

function refuseDropped() {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) notice(t(isVisitor ? "log_in_to_add" : "may_not_add"));
  });
}

// Returns the labels that are typed into a field, one for each name between commas.
export function typedLabels(field) {
  return field.value.split(",").map((label) => label.trim()).filter(Boolean);
}

// Asks who may see some files before they are sent; then: is given the labels, and not called where it is left.
export function askWho(then) {
  const opener = document.activeElement;
  const field = el("input", { autocomplete: "off", "aria-describedby": "who-hint" });
  const form = el("form", { method: "dialog", class: "who" }, el("h2", { id: "who-title" }, t("add_documents")),
    el("label", {}, el("span", {}, t("labels")), field), el("p", { class: "hint", id: "who-hint" }, t("upload_labels_hint")),
    el("div", { class: "buttons" }, el("button", { class: "primary" }, t("add_documents")), el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, t("cancel"))));
  const dialog = document.body.appendChild(el("dialog", { "aria-labelledby": "who-title", onclose: () => { dialog.remove(); opener?.focus?.(); } }, form));
  form.addEventListener("submit", () => then(typedLabels(field)));
  dialog.showModal();
}

const LOOK_AGAIN = 600; // milliseconds between two looks at a job
const FOR_GOOD = [400, 413, 415, 422]; // what is wrong is the file: it is not sent again as it is
const TELL_AGAIN = 2000; // milliseconds between two times that it is told what was added

export class Uploads {
  // links: gives what can be done with a document that was read; done: is called when something was added.
  constructor(section, list, links, done) {
    this.section = section;
    this.list = list;
    this.links = links;
    this.done = done;
    this.files = [];
    this.taken = []; // files with their jobs, in the order in which the service works on them
    this.sending = false;
    this.watching = false;
    this.told = 0; // when it was told last what was added
    addEventListener("beforeunload", (event) => { if (this.isBusy()) event.preventDefault(); });
  }

  isBusy() {
    return this.files.some((f) => !ENDED.includes(f.state));
  }

  // labels: who may see them from their first moment; none for everyone, or for those who see what is there already.
  add(files, labels = []) {
    this.files.push(...[...files].map((file) => ({ file, labels, name: file.name, state: "waiting", share: 0, row: el("li", {}) })));
    this.section.hidden = false;
    this.draw();
    this.section.scrollIntoView({ block: "nearest" });
    this.work();
  }

  hide() {
    this.files = this.files.filter((f) => !ENDED.includes(f.state));
    this.section.hidden = this.files.length === 0;
    this.draw();
  }

  async work() {
    if (this.sending) return;
    this.sending = true;
    for (let one; (one = this.files.find((f) => f.state === "waiting"));) await this.send(one);
    this.sending = false;
    this.end();
  }

  // Says what became of all, once nothing is sent and nothing is watched any more.
  end() {
    if (this.isBusy()) return;
    const ended = (state) => this.files.filter((f) => f.state === state).length;
    announce(t("uploads_done", { done: ended("done"), failed: ended("failed") }));
    this.done();
  }

  // Sends a file; where the service works on it after it was taken, its job is watched.
  async send(one) {
    try {
      const { status, body } = await this.patiently(one, () => this.post(one), (seconds) => this.become(one, "crowded", seconds));
      if (status !== 202) this.ended(one, body);
      else if (one.state === "given_up") await send("DELETE", body.url);
      else {
        one.giveUp = () => send("DELETE", body.url);
        this.become(one, "in_line", 0);
        this.taken.push([one, body]);
        this.watch();
      }
    } catch (error) {
      this.failed(one, error);
    }
  }

  // Does something for a file, again and again while the service says when to come again: many files are more than it
  // takes in a minute, or keeps waiting. tells: is given the seconds of each wait.
  async patiently(one, act, tells = () => {}) {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!error.after || one.state === "given_up") throw error;
        tells(error.after);
        await pause(error.after * 1000);
        if (one.state === "given_up") throw error;
      }
    }
  }

  post(one) {
    return new Promise((resolve, reject) => {
      const asked = new XMLHttpRequest();
      const form = new FormData();
      one.giveUp = () => asked.abort();
      asked.onabort = () => reject(new Error());
      form.append("file", one.file, one.name);
      asked.open("POST", `/v1/documents${one.labels.length ? `?${new URLSearchParams(one.labels.map((label) => ["label", label]))}` : ""}`);
      asked.setRequestHeader("Prefer", "respond-async");
      asked.setRequestHeader("Accept", "application/json");
      asked.setRequestHeader("Accept-Language", language());
      asked.responseType = "json";
      asked.upload.onprogress = (event) => this.become(one, "sending", event.total ? event.loaded / event.total : 0);
      asked.upload.onload = () => {
        one.giveUp = null; // all of it is there: its job has to be removed, whose address comes with the answer
        this.become(one, "sending", 1);
      };
      asked.onload = () => (asked.status < 300 ? resolve({ status: asked.status, body: asked.response })
        : reject(failureOf(asked.status, asked.statusText, asked.response?.detail, (name) => asked.getResponseHeader(name))));
      asked.onerror = () => reject(new Failure(t("no_service")));
      this.become(one, "sending", 0);
      asked.send(form);
    });
  }

  // Watches jobs, the first that was taken until it ends, since they are worked on in their order: a request each time,
  // however many wait.
  async watch() {
    if (this.watching) return;
    this.watching = true;
    for (let next; (next = this.taken.shift());) if (next[0].state !== "given_up") await this.watchOne(...next);
    this.watching = false;
    this.end();
  }

  async watchOne(one, taken) {
    try {
      let job = await this.patiently(one, () => get(taken.url));
      while (job.state !== "done" && job.state !== "failed") {
        if (job.state === "running") this.become(one, "reading", job.passages ? job.encoded / job.passages : 0);
        await pause(LOOK_AGAIN);
        job = await this.patiently(one, () => get(taken.url));
      }
      if (job.state === "done") this.ended(one, job.ingested);
      else this.failed(one, new Failure((job.problem?.detail ?? job.problem?.title ?? "").replace(/[.\s]+$/, ""), job.problem?.status));
    } catch (error) {
      this.failed(one, error);
    }
  }

  ended(one, ingested) {
    one.ingested = ingested;
    this.become(one, "done", 1);
    if (Date.now() - this.told < TELL_AGAIN) return; // of many files not each: the end tells
    this.told = Date.now();
    this.done();
  }

  // Gives a file up: one that waits is not sent, one that is read is not read to its end.
  async leave(one) {
    this.become(one, "given_up", 0);
    try {
      await one.giveUp?.();
    } catch {
      // It had ended, or the service is gone.
    }
    this.done();
  }

  failed(one, error) {
    if (one.state === "given_up") return;
    const why = error.message;
    one.again = !FOR_GOOD.includes(error.status);
    one.why = why.startsWith(`${one.name}: `) ? why.slice(one.name.length + 2) : why; // the row has the name
    this.become(one, "failed", 0);
  }

  again(one) {
    this.become(one, "waiting", 0);
    this.work();
  }

  become(one, state, share) {
    if (one.state === "given_up") return;
    [one.state, one.share] = [state, share];
    this.drawRow(one);
    this.drawSum();
  }

  drawSum() {
    const ended = (state) => this.files.filter((f) => f.state === state).length;
    const failed = ended("failed");
    this.section.querySelector("#uploads-sum").textContent = t(failed ? "uploads_sum_failed" : "uploads_sum", { done: number(ended("done")), all: number(this.files.length), failed: number(failed) });
  }

  draw() {
    this.list.replaceChildren(...this.files.map((one) => one.row));
    this.files.forEach((one) => this.drawRow(one));
    this.drawSum();
  }

  drawRow(one) {
    const percent = Math.round(one.share * 100);
    const works = one.state === "sending" || one.state === "reading";
    const bar = works ? el("progress", one.share > 0 && one.share < 1 ? { max: 1, value: one.share, "aria-label": one.name } : { "aria-label": one.name }) : null;
    const focused = document.activeElement.matches("button") && one.row.contains(document.activeElement);
    one.row.className = one.state;
    one.row.replaceChildren(...[
      el("span", { class: "file" }, one.name, ...one.labels.flatMap((label) => [" ", el("span", { class: "tag" }, label)])),
      el("span", { class: "state" }, this.said(one, percent)),
      one.state === "failed" && one.again ? el("button", { type: "button", class: "plain", "aria-label": t("retry_it", { name: one.name }), onclick: () => this.again(one) }, t("retry")) : null,
      works || ["waiting", "crowded", "in_line"].includes(one.state) ? el("button", { type: "button", class: "plain", "aria-label": t("give_up_it", { name: one.name }), onclick: () => this.leave(one) }, t("cancel")) : null,
      bar,
      one.state === "done" ? el("span", { class: "then" }, ...this.links(one.ingested)) : null,
      one.ingested?.warnings.length ? el("details", { open: true }, el("summary", {}, t("warned", { n: one.ingested.warnings.length })), el("ul", {}, ...one.ingested.warnings.map((w) => el("li", {}, w)))) : null,
    ].filter(Boolean));
    if (focused) one.row.querySelector("button, a")?.focus(); // what was drawn anew is gone on with by the keyboard
  }

  said(one, share) {
    if (one.state === "waiting" || one.state === "in_line") return t(one.state);
    if (one.state === "crowded") return t("crowded", { s: one.share });
    if (one.state === "sending") return t("sending", { share });
    if (one.state === "reading") return share ? t("reading_share", { share }) : t("reading");
    if (one.state === "given_up") return t("outcome_given_up");
    if (one.state === "failed") return t("outcome_failed", { why: one.why });
    return t(`outcome_${one.ingested.outcome}`);
  }
}
