// Earlier chats, kept in the browser: bounded, shared by its windows, erased when asked.
import { t } from "./language.js";
import { isLeaving, isLoggedIn, ownPlace } from "./session.js";

export const KEY = ownPlace("chithi-chats");
const DRAFT = ownPlace("chithi-draft");
const OPEN = ownPlace("chithi-open");
const WHERE = isLoggedIn ? "past_kept_until" : "past_kept";
const MOST_CHATS = 40;
const MOST_TURNS = 60;
const MOST_LETTERS = 1_500_000; // browsers give five million to a whole site
const MOST_HITS = 6;
const LONGEST_HIT = 500;

let memory = null; // where nothing can be kept: the chats of this page

function read() {
  if (memory !== null) return memory;
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((c) => c && typeof c.id === "string" && Array.isArray(c.turns)) : [];
  } catch {
    return [];
  }
}

// Writes chats, the latest first; drops the oldest until they fit. Returns whether they are kept beyond this page.
function write(chats) {
  if (isLeaving()) {
    memory = chats;
    return false;
  }
  const sorted = chats.sort((a, b) => b.at - a.at).slice(0, MOST_CHATS);
  let text = JSON.stringify(sorted);
  while (text.length > MOST_LETTERS && sorted.length > 1) {
    sorted.pop();
    text = JSON.stringify(sorted);
  }
  for (;;) {
    try {
      localStorage.setItem(KEY, text);
      memory = null;
      return true;
    } catch {
      if (sorted.length <= 1) {
        memory = chats;
        return false;
      }
      sorted.pop();
      text = JSON.stringify(sorted);
    }
  }
}

// Where chats are kept: here in the browser. What the service keeps itself is reached alike (kept.js).
export const inBrowser = {
  // Returns the chats that there are, the latest first, and whether there are more.
  async list() {
    return { chats: read().map((chat) => ({ id: chat.id, at: chat.at, title: chat.title || (chat.turns[0]?.question ?? "…") })), more: false };
  },

  async load(id) {
    return read().find((chat) => chat.id === id) ?? null;
  },

  begin() {
    const id = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`;
    return { id, at: Date.now(), turns: [] };
  },

  // Returns what a question is sent with: the turns before it.
  async context(chat, history) {
    return { history };
  },

  // Keeps a chat, and takes up what another window asked in it meanwhile; returns in words where it is kept.
  async save(chat) {
    const all = read();
    const kept = all.find((c) => c.id === chat.id);
    const known = new Set(chat.turns.map((turn) => turn.at));
    chat.turns = [...chat.turns, ...(kept?.turns ?? []).filter((turn) => !known.has(turn.at))].sort((a, b) => a.at - b.at);
    chat.title = kept?.title ?? chat.title;
    const slim = { ...chat, at: Date.now(), turns: chat.turns.slice(-MOST_TURNS).map(slimmed) };
    return t(write([slim, ...all.filter((c) => c.id !== chat.id)]) ? WHERE : "past_full");
  },

  async rename(id, title) {
    write(read().map((chat) => (chat.id === id ? { ...chat, title } : chat)));
  },

  async erase(id) {
    write(read().filter((chat) => chat.id !== id));
  },

  async eraseAll() {
    memory = null;
    for (const key of [KEY, DRAFT, OPEN]) {
      try {
        localStorage.removeItem(key);
        sessionStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    }
  },

  note: () => t(WHERE),
  sure: () => t("erase_sure"),
};

function slimmed(turn) {
  if (!turn.answer) return turn;
  const hits = turn.answer.hits.slice(0, MOST_HITS).map((hit) => (hit.text ? { ...hit, text: hit.text.slice(0, LONGEST_HIT) } : hit));
  return { ...turn, answer: { ...turn.answer, hits, timings_ms: {} } };
}

// What is typed and not yet asked, and which chat is open: a reload loses neither. Each window has its own; a new one
// begins with what the last one had.
export function draft(words) {
  return remembered(DRAFT, words);
}

export function openChat(id) {
  return remembered(OPEN, id);
}

function remembered(key, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? "";
    if (isLeaving()) return value;
    sessionStorage.setItem(key, value);
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page only.
  }
  return value ?? "";
}
