// A link in an e-mail comes here although there is a session: browsers keep its cookie from what another site began.
const field = document.querySelector("[name=next]");
if (location.hash) field.value += location.hash;
fetch("/session").then((response) => {
  if (response.ok) return location.replace(field.value);
  try {
    localStorage.setItem("chithi-account", ""); // nobody is here: pages that are open in other windows go (session.js)
  } catch {
    // Nothing is kept in this browser.
  }
});
