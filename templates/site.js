/* What a reader with scripts gets besides: columns to choose, citations to copy, quotations by source. Every page is
   complete without it. */
(function () {
  "use strict";
  var words = document.body.dataset;
  var root = document.currentScript.src.replace(/assets\/[^/]*$/, "");

  function make(tag, text) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    return element;
  }

  function remember(name, value) {
    try {
      var address = new URL(location.href);
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
      history.replaceState(null, "", address);
    } catch (error) {
      /* opened from disk: the choice holds for this visit only */
    }
  }

  function recall(name) {
    return new URLSearchParams(location.search).get(name);
  }

  /* Columns of a comparison. The choice is in the address and holds for every table of the page. */
  function chooseColumns() {
    var tables = Array.prototype.filter.call(document.querySelectorAll("table.accounts"), function (table) {
      return table.tHead.rows[0].cells.length > 3;
    });
    if (!tables.length) return;
    var hidden = (recall("hide") || "").split(",").filter(Boolean);
    var boxes = [];

    function apply() {
      tables.forEach(function (table) {
        Array.prototype.forEach.call(table.rows, function (row) {
          for (var i = 1; i < row.cells.length; i += 1) row.cells[i].hidden = hidden.indexOf(String(i)) >= 0;
        });
      });
      boxes.forEach(function (box) { box.checked = hidden.indexOf(box.value) < 0; });
    }

    tables.slice(0, 1).forEach(function (table) {
      var set = make("fieldset");
      set.className = "chooser";
      set.appendChild(make("legend", words.columns));
      Array.prototype.slice.call(table.tHead.rows[0].cells, 1).forEach(function (cell, at) {
        var label = make("label");
        var box = make("input");
        box.type = "checkbox";
        box.value = String(at + 1);
        box.checked = true;
        box.addEventListener("change", function () {
          hidden = hidden.filter(function (one) { return one !== box.value; });
          if (!box.checked) hidden.push(box.value);
          remember("hide", hidden.sort().join(","));
          apply();
        });
        boxes.push(box);
        label.append(box, " " + cell.dataset.name);
        set.appendChild(label);
      });
      table.before(set);
    });
    if (hidden.length) apply();
  }

  /* Citations: a button that copies, made when they are opened: a long page has hundreds. */
  function copyCitations() {
    if (navigator.clipboard) document.addEventListener("toggle", function (event) {
      if (!event.target.matches(".cite")) return;
      (event.target.matches(".correct") ? event.target.querySelectorAll(".paste") : [event.target]).forEach(addButton);
    }, true);

    function addButton(cite) {
      if (cite.querySelector("button")) return;
      var button = make("button", words.copy);
      button.type = "button";
      button.addEventListener("click", function () {
        var whole = cite.querySelector("pre");
        var lines = Array.prototype.map.call(whole ? [whole] : cite.querySelectorAll("p, li"), function (one) { return one.textContent; });
        navigator.clipboard.writeText(lines.join("\n")).then(function () { button.textContent = words.copied; });
      });
      cite.appendChild(button);
    }
  }

  /* An actor's words by source. */
  function filterSources() {
    var said = document.querySelectorAll(".is-actor .utterance");
    var names = [];
    said.forEach(function (one) {
      one.dataset.source.split("|").forEach(function (name) { if (names.indexOf(name) < 0) names.push(name); });
    });
    if (names.length < 2) return;
    var select = make("select");
    [words.all].concat(names.sort()).forEach(function (name, at) {
      var option = make("option", name);
      option.value = at ? name : "";
      select.appendChild(option);
    });
    var label = make("label", words.only + " ");
    label.className = "sub";
    label.appendChild(select);
    document.getElementById("said").after(label);
    function apply() {
      said.forEach(function (one) {
        one.hidden = select.value !== "" && one.dataset.source.split("|").indexOf(select.value) < 0;
      });
      document.querySelectorAll(".is-actor .days > li").forEach(function (day) {
        day.hidden = !day.querySelector(".utterance:not([hidden])");
      });
    }
    select.addEventListener("change", function () { remember("source", select.value); apply(); });
    var chosen = recall("source");
    if (chosen && names.indexOf(chosen) >= 0) { select.value = chosen; apply(); }
  }

  /* Two articles side by side: from difference to difference by key. */
  function stepDifferences() {
    var rows = Array.prototype.slice.call(document.querySelectorAll(".pair tr[data-differs]"));
    if (!rows.length) return;
    var at = -1;
    document.querySelector(".keys").hidden = false;
    document.addEventListener("keydown", function (event) {
      var step = { n: 1, p: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      at = Math.min(Math.max(at + step, 0), rows.length - 1);
      rows[at].tabIndex = -1;
      rows[at].focus();
    });
  }

  /* On a narrow screen, below a table of differences that tells much of the same, rows open when asked to. */
  function foldRows() {
    if (!document.querySelector("[aria-labelledby=differ] .accounts") || !matchMedia("(max-width: 55.99rem)").matches) return;
    document.querySelectorAll("[aria-labelledby=side] .accounts tbody tr").forEach(function (row) {
      var found = row.querySelector(".found");
      var text = found.textContent;
      var button = make("button");
      button.type = "button";
      found.replaceChildren(button);
      function turn(fold) {
        row.classList.toggle("folded", fold);
        button.setAttribute("aria-expanded", String(!fold));
        button.textContent = (fold ? "+ " : "− ") + text;
      }
      function arrive() {
        var aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (aim && row.contains(aim)) { turn(false); aim.scrollIntoView(); }
      }
      button.addEventListener("click", function () { turn(button.getAttribute("aria-expanded") === "true"); });
      turn(true);
      arrive();
      addEventListener("hashchange", arrive);
    });
  }

  /* What an actor, a meeting or a source is, shown at the links to it: on hover, on focus by key, on a long touch.
     The rows of a kind are a script, since pages opened from disk may read nothing else. */
  function previewLinks() {
    var main = document.getElementById("content");
    var rows = {};
    var waiting = {};
    var box = make("div");
    var shown = null;
    var timer = 0;
    var touched = false;
    var off = false;
    try { off = localStorage.getItem("previews") === "off"; } catch (error) { /* storage is closed: on */ }
    box.id = "preview";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.body.appendChild(box);

    window.sitegenPreviews = function (kind, all) {
      rows[kind] = all;
      (waiting[kind] || []).forEach(function (go) { go(); });
    };

    function parse(link) {
      var found = link && link.href.startsWith(root) && /^(actors|meetings|sources)\/([^/#?]+)\.html$/.exec(link.href.slice(root.length));
      return found && found[2] !== "index" && link.pathname !== location.pathname ? found : null;
    }

    function ask(link, delay) {
      var place = parse(link);
      if (off || !place) return; // what was shown goes by its own time
      clearTimeout(timer);
      timer = setTimeout(function () {
        if (rows[place[1]]) return show(link, place);
        if (waiting[place[1]]) { waiting[place[1]] = [function () { show(link, place); }]; return; }
        waiting[place[1]] = [function () { show(link, place); }];
        var script = make("script");
        script.src = root + "previews/" + place[1] + ".js";
        document.head.appendChild(script);
      }, delay);
    }

    function show(link, place) {
      var row = rows[place[1]][decodeURIComponent(place[2])];
      if (!row || !(link.matches(":hover, :focus") || touched)) return;
      hide();
      shown = link;
      box.textContent = "";
      row.forEach(function (line, at) { box.appendChild(make(at ? "p" : "b", line)); });
      var button = make("button", words.previewOff);
      button.type = "button";
      button.tabIndex = -1;
      button.addEventListener("click", turn);
      box.appendChild(button);
      box.hidden = false;
      link.setAttribute("aria-describedby", box.id);
      var at = link.getClientRects()[0] || link.getBoundingClientRect();
      var wide = document.documentElement.clientWidth;
      var below = at.bottom + box.offsetHeight + 8 < window.innerHeight || at.top < box.offsetHeight + 8;
      box.style.left = scrollX + Math.max(8, Math.min(at.left, wide - box.offsetWidth - 8)) + "px";
      box.style.top = scrollY + (below ? at.bottom : at.top - box.offsetHeight) + "px";
    }

    function hide() {
      clearTimeout(timer);
      if (shown) shown.removeAttribute("aria-describedby");
      shown = null;
      touched = false;
      box.hidden = true;
    }

    function leave() {
      clearTimeout(timer);
      if (shown) timer = setTimeout(hide, 300);
    }

    function near(event) {
      return event.target.closest ? event.target.closest("a[href]") : null;
    }

    main.addEventListener("pointerover", function (event) {
      var link = near(event);
      if (event.pointerType === "mouse" && link) { if (link === shown) clearTimeout(timer); else ask(link, 350); }
    });
    main.addEventListener("pointerout", function (event) {
      if (event.pointerType === "mouse" && near(event) && document.activeElement !== shown) leave();
    });
    box.addEventListener("pointerenter", function () { clearTimeout(timer); });
    box.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
    main.addEventListener("focusin", function (event) {
      if (event.target.matches("a:focus-visible")) ask(event.target, 250);
    });
    main.addEventListener("focusout", leave);
    main.addEventListener("touchstart", function (event) {
      var link = near(event);
      hide();
      if (link) { touched = true; ask(link, 450); }
    }, { passive: true });
    ["touchmove", "touchend", "touchcancel"].forEach(function (name) {
      main.addEventListener(name, function (event) {
        if (shown && touched && name === "touchend") event.preventDefault();
        else if (!shown) { clearTimeout(timer); touched = false; }
      });
    });
    main.addEventListener("contextmenu", function (event) {
      if (touched && !off && parse(near(event))) event.preventDefault();
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    document.addEventListener("pointerdown", function (event) { if (!box.contains(event.target)) hide(); });

    var toggle = make("button");
    toggle.type = "button";
    function name() { toggle.textContent = off ? words.previewOn : words.previewOff; }
    function turn() {
      off = !off;
      try { localStorage.setItem("previews", off ? "off" : "on"); } catch (error) { /* holds for this visit */ }
      hide();
      name();
    }
    toggle.addEventListener("click", turn);
    name();
    var foot = document.querySelector("footer.foot");
    if (foot) foot.appendChild(make("p")).appendChild(toggle);
  }

  /* Printing opens what is folded. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not(.cite)").forEach(function (one) { one.open = true; });
  });

  chooseColumns();
  copyCitations();
  filterSources();
  stepDifferences();
  foldRows();
  previewLinks();
})();
