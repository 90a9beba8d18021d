// Keeps the draft of a new need and counts who fits while one writes, and takes proposals over without
// loading the page. The form works without this script: then every button does both.

const PAUSE = 700;

function bind(form) {
  let timer;
  let sending = Promise.resolve();

  const body = (extra) => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    for (const [name, value] of Object.entries(extra)) fields.append(name, value);
    return fields;
  };
  // One after the other: each answer carries the version with which the next begins.
  const send = (extra, use) => {
    clearTimeout(timer);
    sending = sending.then(async () => {
      if (!form.isConnected) return;
      try {
        const response = await fetch(form.action, { method: "POST", body: body(extra), headers: { accept: "text/html" } });
        use(response, await response.text());
      } catch {
        // No connection: what was typed is still here, and the next change tries again.
      }
    });
  };
  const replace = (parsed, id) => {
    const [old, fresh] = [document.getElementById(id), parsed.getElementById(id)];
    if (old && fresh) old.replaceWith(fresh);
  };
  // A demand that stands is changed where it is: there is no draft to come back to.
  const keepsDraft = (other) => other.hasAttribute("data-draft");
  const keepAddress = () => {
    if (!keepsDraft(form)) return;
    const version = form.querySelector('[name="version"]');
    if (version && version.value !== "0") history.replaceState(history.state, "", `${form.getAttribute("action")}?bozza=${form.command.value}`);
  };
  const save = () =>
    send({ save: "1" }, (response, text) => {
      if (!response.ok) return;
      const parsed = new DOMParser().parseFromString(text, "text/html");
      const focused = document.activeElement?.closest("#need-fits") ? document.activeElement.name : null;
      replace(parsed, "need-saved");
      replace(parsed, "need-fits");
      if (focused) document.querySelector(`#need-fits [name="${focused}"]`)?.focus();
      keepAddress();
    });

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]");
    if (!button) return;
    event.preventDefault();
    const target = button.getAttribute("formaction")?.split("#")[1];
    send({ [button.name]: button.value }, (_, text) => {
      const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      if (!main) return;
      const place = button.getBoundingClientRect().top;
      document.querySelector("main").replaceWith(main);
      const fresh = main.querySelector("form[data-need]");
      if (!fresh) return;
      bind(fresh);
      const same = main.querySelector(`button[name="${button.name}"][value="${CSS.escape(button.value)}"]`);
      const next = same ?? main.querySelector(`button[name="${button.name}"]`) ?? main.querySelector(`#${target}`);
      if (next) {
        if (!next.matches("button")) next.tabIndex = -1;
        next.focus({ preventScroll: true });
        if (same) scrollBy(0, same.getBoundingClientRect().top - place);
        else next.scrollIntoView({ block: "nearest" });
      }
      if (keepsDraft(fresh)) history.replaceState(history.state, "", `${fresh.getAttribute("action")}?bozza=${fresh.command.value}`);
    });
  });
}

document.querySelectorAll("form[data-need]").forEach(bind);
