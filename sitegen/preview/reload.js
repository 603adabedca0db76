// Waits for the next edition: reloads this page when it has changed, shows the edition's issues over it.
"use strict";
(() => {
  const own = document.currentScript;
  const page = own.dataset.page;
  const mark = own.dataset.mark;
  const waiting = "waiting" in document.documentElement.dataset;
  const address = "/__sitegen/events?page=" + encodeURIComponent(page);
  let source = null;
  let host = null;

  // A browser keeps six connections to one server: a page that nobody looks at gives its own back.
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.onmessage = (event) => show(JSON.parse(event.data));
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        leave();
        setTimeout(listen, 2000);
      }
    };
  };
  const leave = () => {
    if (source) source.close();
    source = null;
  };

  const show = (told) => {
    if (told.mark !== mark) {
      leave();
      location.reload();
      return;
    }
    if (host) host.remove();
    host = null;
    if (told.issues.length && !waiting) draw(told);
  };

  const make = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const draw = (told) => {
    host = make("div", "");
    host.id = "sitegen-issues";
    const root = host.attachShadow({ mode: "open" });
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = "/__sitegen/overlay.css";
    const panel = make("details", told.failed ? "panel failed" : "panel");
    panel.open = told.failed;
    panel.setAttribute("role", told.failed ? "alert" : "status");
    const count = told.issues.length === 1 ? "1 issue" : told.issues.length + " issues";
    panel.append(make("summary", "", told.failed ? count + ": you see the last good site" : count));
    const list = make("ol", "");
    for (const issue of told.issues) list.append(make("li", issue.severity, issue.text));
    panel.append(list);
    root.append(style, panel);
    document.body.append(host);
  };

  document.addEventListener("keydown", (event) => {
    const panel = host && host.shadowRoot.querySelector("details");
    if (event.key === "Escape" && panel) panel.open = false;
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", listen);
  listen();
})();
