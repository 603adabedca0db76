/* Search: names, titles and quotations from an index that works from disk too; whole texts from Pagefind where the site
   is served and carries its index. What is searched and chosen stands in the address. */
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  var form = document.getElementById("search");
  var box = form.elements.q;
  var list = document.getElementById("hits");
  var status = document.getElementById("count");
  var say = form.dataset;
  var STEP = 40;
  var index = null;
  var asked = false;
  var turn = 0;
  var last = "";

  form.hidden = false;
  document.querySelector(".scriptless").hidden = true;

  /* Letters without accents and capitals, with the place of each in the text. */
  function fold(text) {
    var folded = "";
    var places = [];
    for (var at = 0; at < text.length; at += 1) {
      var letters = text[at].normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[‘’]/g, "'");
      for (var i = 0; i < letters.length; i += 1) places.push(at);
      folded += letters;
    }
    places.push(text.length);
    return { text: folded, places: places };
  }

  function isWord(letter) {
    return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  }

  /* Where a term begins a word of the text. */
  function find(text, term) {
    var found = [];
    for (var at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      if (!isWord(text[at - 1]) || !isWord(term[0])) found.push(at);
    }
    return found;
  }

  function readTerms(query) {
    var terms = [];
    query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/g, function (whole, phrase) {
      terms.push(fold(phrase || whole).text);
      return "";
    });
    return terms;
  }

  function mark(element, text, terms) {
    var folded = fold(text);
    var hit = new Array(text.length).fill(false);
    terms.forEach(function (term) {
      find(folded.text, term).forEach(function (at) {
        for (var i = folded.places[at]; i <= folded.places[at + term.length - 1]; i += 1) hit[i] = true;
      });
    });
    for (var start = 0; start < text.length; ) {
      var end = start;
      while (end < text.length && hit[end] === hit[start]) end += 1;
      var part = text.slice(start, end);
      if (hit[start]) {
        var marked = document.createElement("mark");
        marked.textContent = part;
        element.append(marked);
      } else element.append(part);
      start = end;
    }
  }

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function fill(select, names) {
    names.map(function (name, at) { return [name, at]; })
      .sort(function (a, b) { return a[0].localeCompare(b[0]); })
      .forEach(function (pair) { select.add(new Option(pair[0], select.name === "kind" ? String(pair[1]) : pair[0])); });
  }

  window.sitegenIndex = function (data) {
    data.rows.forEach(function (row) {
      row.text = fold(row[1]).text;
      row.note = fold(row[2]).text;
    });
    index = data;
    fill(form.elements.source, data.sources);
    fill(form.elements.actor, data.actors);
    fill(form.elements.kind, data.kinds);
    recall(["source", "actor", "kind"]);
    search();
  };

  function load() {
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = say.index;
    script.onerror = function () { status.textContent = say.failed; };
    document.head.append(script);
  }

  function recall(names) {
    var address = new URLSearchParams(location.search);
    names.forEach(function (name) {
      var value = address.get(name);
      if (value) form.elements[name].value = value;
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    });
  }

  function remember() {
    var address = new URLSearchParams();
    ["q", "source", "actor", "kind"].forEach(function (name) {
      if (form.elements[name].value) address.set(name, form.elements[name].value);
    });
    try {
      history.replaceState(null, "", "?" + address);
    } catch (error) {
      /* opened from disk in a browser that keeps addresses of files as they are */
    }
  }

  function score(row, terms) {
    var points = 0;
    for (var i = 0; i < terms.length; i += 1) {
      var at = find(row.text, terms[i]);
      if (at.length) points += at[0] === 0 ? 4 : 3;
      else if (find(row.note, terms[i]).length) points += 1;
      else return 0;
    }
    return points || 1;
  }

  function search() {
    if (!index) return load();
    remember();
    if (last === location.search + box.value) return;
    last = location.search + box.value;
    var terms = readTerms(box.value);
    var source = form.elements.source.value;
    var actor = form.elements.actor.value;
    var kind = form.elements.kind.value;
    list.textContent = "";
    searchTexts(terms, source, actor, kind);
    if (!terms.length && !source && !actor && !kind) {
      status.textContent = "";
      return;
    }
    var from = index.sources.indexOf(source);
    var by = index.actors.indexOf(actor);
    var hits = [];
    index.rows.forEach(function (row, at) {
      if (kind && String(row[0]) !== kind) return;
      if (source && (row[4] || []).indexOf(from) < 0) return;
      if (actor && (row[5] || []).indexOf(by) < 0) return;
      var points = score(row, terms);
      if (points) hits.push([points, at, row]);
    });
    hits.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    status.textContent = hits.length ? say.found.replace("{}", hits.length) : say.none;
    show(hits, 0, terms);
  }

  function show(hits, start, terms) {
    hits.slice(start, start + STEP).forEach(function (hit) {
      var row = hit[2];
      var item = make("li");
      var link = make("a");
      link.href = root + row[3];
      mark(link, row[1], terms);
      if (row[6]) {
        link.lang = row[6];
        link.dir = "auto";
      }
      item.append(make("span", "kind", index.kinds[row[0]]), link);
      if (row[2]) mark(item.appendChild(make("span", "note")), row[2], terms);
      list.append(item);
    });
    if (hits.length <= start + STEP) return;
    var item = make("li");
    var more = make("button", "", say.more);
    more.type = "button";
    more.addEventListener("click", function () {
      item.remove();
      show(hits, start + STEP, terms);
      list.children[start + STEP].querySelector("a").focus();
    });
    item.append(more);
    list.append(item);
  }

  /* ------------------------------------------------ whole texts */
  var texts = null;

  function searchTexts(terms, source, actor, kind) {
    if (!say.texts) return;
    if (location.protocol === "file:") {
      document.getElementById("served").hidden = false;
      return;
    }
    var section = document.getElementById("texts");
    var mine = (turn += 1);
    var wanted = terms.length && (!kind || /^(article|page)$/.test(kindName(kind)));
    section.hidden = true;
    if (!wanted) return;
    texts = texts || import(root + say.texts).then(function (pagefind) {
      return pagefind.options({ baseUrl: new URL(root).pathname, excerptLength: 24 }).then(function () { return pagefind; });
    });
    var filters = {};
    if (source) filters.source = source;
    if (actor) filters.actor = actor;
    texts.then(function (pagefind) {
      return pagefind.search(box.value, { filters: filters }).then(function (found) {
        return Promise.all(found.results.slice(0, 12).map(function (one) { return one.data(); })).then(function (pages) {
          if (mine !== turn) return;
          var target = document.getElementById("text-hits");
          target.textContent = "";
          pages.forEach(function (page) { target.append(showText(page)); });
          document.getElementById("texts-count").textContent =
            found.results.length ? say.found.replace("{}", found.results.length) : say.none;
          section.hidden = false;
        });
      });
    }).catch(function () {
      document.getElementById("texts-count").textContent = say.failed;
      section.hidden = false;
    });
  }

  function kindName(kind) {
    return ["actor", "meeting", "topic", "source", "article", "page", "quotation"][Number(kind)];
  }

  /* A page with its best stretch, and the way to the paragraph of its first hit. */
  function showText(page) {
    var item = make("li");
    var link = make("a", "", page.meta.title);
    var place = (page.weighted_locations || []).slice().sort(function (a, b) {
      return b.balanced_score - a.balanced_score || a.location - b.location;
    })[0];
    var paragraph = null;
    (page.anchors || []).forEach(function (one) {
      if (place && /^p\d+$/.test(one.id) && one.location <= place.location) paragraph = one.id;
    });
    link.href = page.url + (paragraph ? "#" + paragraph : "");
    item.append(link);
    var note = item.appendChild(make("span", "note"));
    new DOMParser().parseFromString(page.excerpt, "text/html").body.childNodes.forEach(function (part) {
      note.append(part.nodeName === "MARK" ? make("mark", "", part.textContent) : part.textContent);
    });
    return item;
  }

  /* ------------------------------------------------ keys */
  var wait;
  box.addEventListener("input", function () {
    clearTimeout(wait);
    wait = setTimeout(search, 80);
  });
  box.addEventListener("focus", load);
  form.addEventListener("change", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
  });
  document.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(document.querySelectorAll(".hits a"));
    var at = links.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (document.activeElement !== box && at < 0)) return;
    if (step && links.length) {
      event.preventDefault();
      if (at + step < 0) box.focus();
      else links[Math.min(at + step, links.length - 1)].focus();
    } else if (event.key === "Escape" && at >= 0) box.focus();
  });

  recall(["q"]);
  if (location.search) load();
})();
