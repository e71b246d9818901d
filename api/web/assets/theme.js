// Before anything is painted: the language and the colours that were chosen on this machine. No module, so that it runs first.
(function () {
  var root = document.documentElement;
  function kept(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }
  var language = kept("chithi-lang") || ((navigator.language || "vi").slice(0, 2) === "en" ? "en" : "vi");
  root.lang = language === "en" ? "en" : "vi";
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function paint() {
    var chosen = kept("chithi-theme");
    root.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
  }
  paint();
  dark.addEventListener("change", paint);
  addEventListener("chithi-theme", paint);
})();
