// Earlier chats, kept by the service: an account's own, whatever browser it comes by.
import { draft, openChat } from "./conversations.js";
import { t } from "./language.js";
import { Failure, all, paged, send } from "./service.js";

const AT_ONCE = 50; // chats that are listed before more are asked for
const place = (id) => `/v1/conversations/${encodeURIComponent(id)}`;

// The same as `inBrowser` of conversations.js.
export const atService = {
  async list(most = AT_ONCE) {
    const { items, next } = await paged(`/v1/conversations?limit=${Math.min(most, 1000)}`);
    return { chats: items.map((c) => ({ id: c.conversation_id, at: Date.parse(c.updated), title: c.title || "…" })), more: next !== null };
  },

  async load(id) {
    if (!id) return null;
    try {
      const turns = await all(`${place(id)}/turns?limit=100`);
      return { id, turns: turns.map((turn) => ({ question: turn.question, at: Date.parse(turn.at), answer: turn.answer, error: turn.answer ? null : t("answer_hidden") })) };
    } catch (error) {
      if (error instanceof Failure && error.status === 404) return null;
      throw error;
    }
  },

  begin() {
    return { id: "", turns: [], trouble: null };
  },

  // A chat is begun at the service with its first question. Where nothing can be kept, questions are asked all the same.
  async context(chat, history) {
    try {
      if (!chat.id) chat.id = (await send("POST", "/v1/conversations", {})).conversation_id;
      chat.trouble = null;
      return { conversation_id: chat.id };
    } catch (error) {
      chat.trouble = error.message;
      return { history };
    }
  },

  // The service keeps answers; a question that has none stays in the field, so that no reload loses it.
  async save(chat) {
    const last = chat.turns.at(-1);
    if (last?.error && !draft()) draft(last.question);
    const problem = last?.answer?.conversation?.problem;
    const why = chat.trouble ?? (problem ? problem.title : null);
    return why ? t("past_lost", { why }) : this.note();
  },

  async rename(id, title) {
    await send("PATCH", place(id), { title });
  },

  async erase(id) {
    await send("DELETE", place(id));
  },

  async eraseAll() {
    await send("DELETE", "/v1/conversations");
    openChat("");
    draft("");
  },

  note: () => t("past_at_service"),
  sure: () => t("erase_sure_service"),
};
