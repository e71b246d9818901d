// A link in an e-mail comes here although there is a session: browsers keep its cookie from what another site began.
const field = document.querySelector("[name=next]");
if (location.hash) field.value += location.hash;
fetch("/session").then((response) => { if (response.ok) location.replace(field.value); });
