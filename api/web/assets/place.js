// Where a document is opened: at a clause, with words marked.
const MODULUS = 2147483647, BASES = [1000003, 2750159]; // as `api/web/said.py` has them

// quote: { start, words } of what was quoted around the words, by which they are found where the text has changed.
export function viewPath(documentId, clause, start = null, end = null, quote = null) {
  let query = start !== null && end !== null && start !== undefined && end > start ? `?start=${start}&end=${end}` : "";
  if (query && quote?.words) query += `&quote=${quote.start}-${digested(Array.from(quote.words)).join("-")}`;
  return `/v/${encodeURIComponent(documentId)}${query}${clause === null || clause === undefined ? "" : `#${encodeURIComponent(clause)}`}`;
}

// Returns how many code points there are, and their digests.
function digested(points) {
  return [points.length, ...BASES.map((base) => points.reduce((value, c) => (value * base + c.codePointAt(0)) % MODULUS, 0))];
}

// Returns the span in its document of the words of a citation that answer; all of its quote where none are told apart.
export function saidSpan(citation) {
  const [from, to] = citation.highlight ?? [0, citation.end - citation.start];
  return [citation.start + from, citation.start + to];
}

// Splits text at two code point offsets: what stands before, between and behind.
export function split(text, start, end) {
  const points = Array.from(text);
  return [points.slice(0, start).join(""), points.slice(start, end).join(""), points.slice(end).join("")];
}

// Returns whether a click is to be left to the browser: another tab, another window.
export function isForTheBrowser(event) {
  return event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
