// Earlier chats, kept in the browser: bounded, shared by its windows, erased when asked.
const KEY = "chithi-chats";
const DRAFT = "chithi-draft";
const OPEN = "chithi-open";
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

export function chats() {
  return read();
}

export function load(id) {
  return read().find((chat) => chat.id === id) ?? null;
}

export function begin() {
  const id = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`;
  return { id, at: Date.now(), turns: [] };
}

export function save(chat) {
  const slim = { ...chat, at: Date.now(), turns: chat.turns.slice(-MOST_TURNS).map(slimmed) };
  return write([slim, ...read().filter((c) => c.id !== chat.id)]);
}

export function erase(id) {
  write(read().filter((chat) => chat.id !== id));
}

export function eraseAll() {
  memory = null;
  for (const key of [KEY, DRAFT, OPEN]) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }
}

function slimmed(turn) {
  if (!turn.answer) return turn;
  const hits = turn.answer.hits.slice(0, MOST_HITS).map((hit) => (hit.text ? { ...hit, text: hit.text.slice(0, LONGEST_HIT) } : hit));
  return { ...turn, answer: { ...turn.answer, hits, timings_ms: {} } };
}

// What is typed and not yet asked, and which chat is open: a reload loses neither.
export function draft(words) {
  return remembered(DRAFT, words);
}

export function openChat(id) {
  return remembered(OPEN, id);
}

function remembered(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key) ?? "";
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page only.
  }
  return value ?? "";
}
