// Shows how far an upload has come, and that a form with long work behind it is at work. Both work
// without this script: then the browser's own sign of loading has to do.

const forms = () => document.querySelectorAll("form[data-upload]");

function watch(form) {
  form.addEventListener("submit", (event) => {
    const box = form.querySelector("[data-progress]");
    if (!box || !form.reportValidity()) return;
    event.preventDefault();
    const [bar, words, button] = [box.querySelector("progress"), box.querySelector("p"), form.querySelector("button")];
    const say = (text) => {
      if (words.textContent !== text) words.textContent = text;
    };
    const fail = () => {
      button.disabled = false;
      bar.hidden = true;
      say(box.dataset.failed);
    };
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) bar.value = (100 * sent.loaded) / sent.total;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      say(box.dataset.uploaded);
    });
    request.addEventListener("error", fail);
    request.addEventListener("abort", fail);
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
      if (!page) return fail();
      document.querySelector("main").replaceWith(page);
      page.querySelector("[autofocus]")?.focus();
      forms().forEach(watch);
    });
    box.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    say(box.dataset.uploading);
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}

forms().forEach(watch);

for (const form of document.querySelectorAll("form[data-busy]")) {
  const [box, button] = [form.querySelector("[data-progress]"), form.querySelector("button")];
  const busy = (is) => {
    button.disabled = is;
    box.hidden = !is;
    box.querySelector("p").textContent = is ? box.dataset.working : "";
  };
  // Twice is once too often, but the first must go: the browser reads the form before it hears this.
  form.addEventListener("submit", () => setTimeout(() => busy(true)));
  // Whoever comes back finds the page as it was left.
  addEventListener("pageshow", (event) => event.persisted && busy(false));
}
