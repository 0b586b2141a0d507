(function () {
  "use strict";
  var form = document.getElementById("filter"), table = document.getElementById("events");
  if (!form || !table) { return; }
  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows), folded = null, ordered = "date", timer = 0;
  function field(name) { return document.getElementById("f-" + name); }
  function fold(s) {
    return s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647");
  }
  function put(by) {
    var key = by === "toll" ? "k" : "w", place = rows.map(function (r, i) { return [by === "date" ? -i : +r.dataset[key], i]; });
    place.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    var all = document.createDocumentFragment();
    place.forEach(function (p) { all.appendChild(rows[p[1]]); });
    body.appendChild(all);
    ordered = by;
  }
  function apply() {
    if (!folded) { folded = rows.map(function (r) { return fold(r.textContent + " " + r.querySelector("a").getAttribute("href")); }); }
    var words = fold(field("text").value).split(/\s+/).filter(Boolean), grade = field("grade").value, kind = field("kind").value;
    var disputed = field("disputed").value, from = field("from").value, to = field("to").value, shown = 0;
    rows.forEach(function (row, i) {
      var d = row.dataset;
      var ok = (!grade || d.g === grade) && (!kind || d.e === kind) && (!from || d.d && d.d >= from) && (!to || d.d && d.d <= to) &&
        (!disputed || (disputed === "*" ? d.x !== "" : d.x.indexOf(disputed) >= 0)) && words.every(function (w) { return folded[i].indexOf(w) >= 0; });
      if (row.hidden === ok) { row.hidden = !ok; }
      if (ok) { shown += 1; }
    });
    if (field("order").value !== ordered) { put(field("order").value); }
    field("count").textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 80); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  form.hidden = false;
})();
