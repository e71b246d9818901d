// A link in an e-mail comes here although there is a session: browsers keep its cookie from what another site began.
// Who may read without one has come to log in.
const field = document.querySelector("[name=next]");
if (location.hash) field.value += location.hash;
fetch("/session").then(async (response) => {
  if (response.ok && (await response.json()).account !== "visitor") return location.replace(field.value);
  try {
    localStorage.setItem("chithi-account", ""); // nobody is here: pages that are open in other windows go (session.js)
  } catch {
    // Nothing is kept in this browser.
  }
});
