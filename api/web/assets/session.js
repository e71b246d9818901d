// Who this page was made for: what they may do here, and what of theirs this browser keeps.
const { account = "local", may: scopes = "" } = document.body.dataset;
const HERE = "chithi-account"; // whose pages are open in this browser: its other windows look at it
const OWN = ["chithi-chats", "chithi-draft", "chithi-open"];

export function may(scope) {
  return scopes.split(" ").includes(scope);
}

// Whether this page was made for somebody who logged in, "key:…" or "oidc:…", and may log out.
export const isLoggedIn = account.includes(":");

// Returns under which name the browser keeps something of whoever is here: each account has its own.
export function ownPlace(name) {
  return isLoggedIn ? `${name}:${account}` : name;
}

// Whether this page was made for whoever comes: they may read, and log in for more.
export const isVisitor = account === "visitor";

let leaving = false;

// Whether somebody is logging out: what an answer that comes yet would add is not kept any more.
export function isLeaving() {
  return leaving;
}

// Forgets all that the browser keeps of whoever logs out: others may sit down here next. What an older version kept
// belongs to nobody that is known, and goes too.
export function forget() {
  leaving = true;
  for (const kept of [() => localStorage, () => sessionStorage]) {
    for (const name of OWN) {
      try {
        kept().removeItem(ownPlace(name));
        kept().removeItem(name);
      } catch {
        // Nothing was kept.
      }
    }
  }
}

if (isLoggedIn) {
  try {
    localStorage.setItem(HERE, account);
  } catch {
    // Blocked: then nothing is kept here either.
  }
  // Somebody logged out or in by another window, or went back to what was shown before that: no page outlives its account.
  addEventListener("storage", (event) => { if (event.key === HERE && event.newValue !== account) location.reload(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
