(function () {
  "use strict";
  var form = document.getElementById("filter"), table = document.getElementById("events");
  if (!form || !table) { return; }
  var text = document.getElementById("f-text"), grade = document.getElementById("f-grade");
  var only = document.getElementById("f-conflict"), count = document.getElementById("f-count");
  var rows = Array.prototype.slice.call(table.tBodies[0].rows), folded = null;
  function fold(s) {
    return s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647");
  }
  function apply() {
    if (!folded) { folded = rows.map(function (r) { return fold(r.textContent + " " + r.querySelector("a").getAttribute("href")); }); }
    var words = fold(text.value).split(/\s+/).filter(Boolean), shown = 0;
    rows.forEach(function (row, i) {
      var ok = (!grade.value || row.dataset.g === grade.value) && (!only.checked || "c" in row.dataset) &&
        words.every(function (w) { return folded[i].indexOf(w) >= 0; });
      if (row.hidden === ok) { row.hidden = !ok; }
      if (ok) { shown += 1; }
    });
    count.textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }
  var timer = 0;
  text.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 80); });
  grade.addEventListener("change", apply);
  only.addEventListener("change", apply);
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  form.hidden = false;
})();
