// A document by itself: at the words or the clause that its address names.
import { frame } from "./header.js";
import { addressOf, pointAt } from "./pane.js";

const article = document.querySelector("article");
const point = () => article && pointAt(article, addressOf(location.hash));
addEventListener("hashchange", () => {
  // Another clause is asked for: words of the one before are no longer meant.
  for (const said of article?.querySelectorAll("mark") ?? []) said.replaceWith(...said.childNodes);
  point();
});
document.getElementById("print")?.addEventListener("click", () => print());
frame();
point();
