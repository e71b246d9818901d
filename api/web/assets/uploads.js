// Files that are sent, one after another: how far each is, what became of it, what it warned of.
import { announce, el } from "./dom.js";
import { t } from "./language.js";
import { get } from "./service.js";

const LOOK_AGAIN = 600; // milliseconds between two looks at a job

export class Uploads {
  // link: gives an element that opens a document; done: is called when something was added.
  constructor(section, list, link, done) {
    this.section = section;
    this.list = list;
    this.link = link;
    this.done = done;
    this.files = [];
    this.sending = false;
    addEventListener("beforeunload", (event) => { if (this.isBusy()) event.preventDefault(); });
  }

  isBusy() {
    return this.files.some((f) => f.state !== "done" && f.state !== "failed");
  }

  add(files) {
    this.files.push(...[...files].map((file) => ({ file, name: file.name, state: "waiting", share: 0, row: el("li", {}) })));
    this.section.hidden = false;
    this.draw();
    this.work();
  }

  hide() {
    this.files = this.files.filter((f) => f.state !== "done" && f.state !== "failed");
    this.section.hidden = this.files.length === 0;
    this.draw();
  }

  async work() {
    if (this.sending) return;
    this.sending = true;
    const watched = [];
    for (let one; (one = this.files.find((f) => f.state === "waiting"));) watched.push(await this.send(one));
    this.sending = false;
    await Promise.all(watched);
    if (this.sending || this.isBusy()) return;
    const failed = this.files.filter((f) => f.state === "failed").length;
    announce(t("uploads_done", { done: this.files.length - failed, failed }));
    this.done();
  }

  // Sends a file; returns what watches its job, where it is worked on after it was taken.
  async send(one) {
    try {
      const { status, body } = await this.post(one);
      if (status === 202) return [this.watch(one, body)];
      this.ended(one, body);
    } catch (error) {
      this.failed(one, error.message);
    }
    return [];
  }

  post(one) {
    return new Promise((resolve, reject) => {
      const asked = new XMLHttpRequest();
      const form = new FormData();
      form.append("file", one.file, one.name);
      asked.open("POST", "/v1/documents");
      asked.setRequestHeader("Prefer", "respond-async");
      asked.setRequestHeader("Accept", "application/json");
      asked.responseType = "json";
      asked.upload.onprogress = (event) => this.become(one, "sending", event.total ? event.loaded / event.total : 0);
      asked.upload.onload = () => this.become(one, "reading", 0);
      asked.onload = () => (asked.status < 300 ? resolve({ status: asked.status, body: asked.response })
        : reject(new Error((asked.response?.detail ?? String(asked.status)).replace(/[.\s]+$/, ""))));
      asked.onerror = () => reject(new Error(t("no_service")));
      this.become(one, "sending", 0);
      asked.send(form);
    });
  }

  async watch(one, job) {
    try {
      while (job.state !== "done" && job.state !== "failed") {
        this.become(one, "reading", job.passages ? job.encoded / job.passages : 0);
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
        job = await get(job.url);
      }
      if (job.state === "done") this.ended(one, job.ingested);
      else this.failed(one, (job.problem?.detail ?? job.problem?.title ?? "").replace(/[.\s]+$/, ""));
    } catch (error) {
      this.failed(one, error.message);
    }
  }

  ended(one, ingested) {
    one.ingested = ingested;
    this.become(one, "done", 1);
    this.done();
  }

  failed(one, why) {
    one.why = why;
    this.become(one, "failed", 0);
  }

  become(one, state, share) {
    [one.state, one.share] = [state, share];
    this.drawRow(one);
  }

  draw() {
    this.list.replaceChildren(...this.files.map((one) => one.row));
    this.files.forEach((one) => this.drawRow(one));
  }

  drawRow(one) {
    const percent = Math.round(one.share * 100);
    const works = one.state === "sending" || one.state === "reading";
    const bar = works ? el("progress", one.share > 0 && one.share < 1 ? { max: 1, value: one.share, "aria-label": one.name } : { "aria-label": one.name }) : null;
    one.row.className = one.state;
    one.row.replaceChildren(...[
      el("span", { class: "file" }, one.name),
      el("span", { class: "state" }, this.said(one, percent)),
      bar,
      one.state === "done" ? this.link(one.ingested.document_id) : null,
      one.ingested?.warnings.length ? el("details", { open: true }, el("summary", {}, t("warned", { n: one.ingested.warnings.length })), el("ul", {}, ...one.ingested.warnings.map((w) => el("li", {}, w)))) : null,
    ].filter(Boolean));
  }

  said(one, share) {
    if (one.state === "waiting") return t("waiting");
    if (one.state === "sending") return t("sending", { share });
    if (one.state === "reading") return share ? t("reading_share", { share }) : t("reading");
    if (one.state === "failed") return t("outcome_failed", { why: one.why });
    return t(`outcome_${one.ingested.outcome}`);
  }
}
