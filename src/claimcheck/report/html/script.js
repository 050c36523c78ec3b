// Filters what stands on the page. Without it everything is shown, and nothing is missing.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var findings = Array.from(document.querySelectorAll("[data-item]"));
  var articles = Array.from(document.querySelectorAll("[data-article]"));
  var none = document.getElementById("none-shown");
  var texts = new Map();

  function text(element) {
    if (!texts.has(element)) {
      texts.set(element, element.textContent.toLowerCase());
    }
    return texts.get(element);
  }

  function wanted() {
    var boxes = Array.from(form.elements.severity);
    return {
      levels: boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }),
      all: boxes.every(function (box) { return box.checked; }),
      rule: form.elements.rule.value,
      article: form.elements.article.value,
      q: form.elements.q.value.trim().toLowerCase()
    };
  }

  function fits(finding, want) {
    var severity = finding.dataset.severity;
    if (severity === undefined) {  // a problem of the files has no severity, rule or article
      return want.all && !want.rule && !want.article && text(finding).includes(want.q);
    }
    return want.levels.includes(severity)
      && (!want.rule || finding.dataset.rule === want.rule)
      && (!want.article || finding.dataset.articles.split(" ").includes(want.article))
      && text(finding).includes(want.q);
  }

  function apply() {
    var want = wanted(), shown = 0, anything = false;
    findings.forEach(function (finding) {
      var fit = fits(finding, want);
      finding.hidden = !fit;
      shown += fit ? 1 : 0;
    });
    articles.forEach(function (article) {
      var fit = !want.article || article.dataset.article === want.article, any = false;
      var heading = text(article.querySelector("h3")).includes(want.q);
      Array.from(article.querySelectorAll("[data-claim]")).forEach(function (claim) {
        claim.hidden = !(heading || text(claim).includes(want.q));
        any = any || !claim.hidden;
      });
      article.hidden = !fit || (want.q !== "" && !any && !heading);
      anything = anything || !article.hidden;
    });
    none.hidden = shown > 0 || anything;
    form.elements.shown.textContent = shown + " / " + findings.length + " " + form.elements.shown.dataset.word;
    return want;
  }

  function remember() {
    var want = apply(), kept = new URLSearchParams();
    if (!want.all) { kept.set("severity", want.levels.join(" ")); }
    ["rule", "article", "q"].forEach(function (name) {
      if (want[name]) { kept.set(name, want[name]); }
    });
    var query = kept.toString();
    history.replaceState(null, "", query ? "#?" + query : "#");
  }

  function choose(kept) {
    Array.from(form.elements.severity).forEach(function (box) {
      box.checked = !kept.has("severity") || kept.get("severity").split(" ").includes(box.value);
    });
    ["rule", "article", "q"].forEach(function (name) {
      form.elements[name].value = kept.get(name) || "";
    });
  }

  function recall() {
    if (location.hash.startsWith("#?")) {
      choose(new URLSearchParams(location.hash.slice(2)));
    }
    apply();
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {  // a link leads to what was filtered out
      choose(new URLSearchParams());
      apply();
      target.scrollIntoView();
    }
  }

  addEventListener("beforeprint", function () {  // paper does not unfold
    document.querySelectorAll("details").forEach(function (folded) { folded.open = true; });
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", remember);
  form.addEventListener("reset", function () { setTimeout(remember, 0); });
  addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
