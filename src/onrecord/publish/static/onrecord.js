// Adds to complete pages: j and k go to the next and the previous item or claim, o opens it; a claim's words and
// its row light up together, and what the address leads to is unfolded; a button copies a quote or a
// citation. Nothing here is needed to read. The keys can be turned off at the foot.
"use strict";
(() => {
  const items = [...document.querySelectorAll("[data-key]")];
  let at = -1;
  let on = true;
  try {
    on = localStorage.getItem("onrecord-keys") !== "off";
  } catch {
    // storage may be forbidden; the keys are on then
  }

  const go = (step) => {
    if (!items.length) return;
    const inside = items.findIndex((item) => item.contains(document.activeElement));
    at = Math.max(0, Math.min(items.length - 1, (inside >= 0 ? inside : at) + step));
    const item = items[at];
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };

  const open = () => {
    const item = items.find((one) => one.contains(document.activeElement));
    if (!item) return;
    const link = item.querySelector("[data-open]");
    const fold = item.querySelector("[data-fold]");
    if (link) link.click();
    else if (fold) fold.open = !fold.open;
  };

  // a decision's key presses its button in the card that has the focus; undoing needs no card
  const press = (key) => {
    const item = items.find((one) => one.contains(document.activeElement));
    const button = item?.querySelector(`button[data-press="${key}"]`) ?? document.querySelector(`.done button[data-press="${key}"]`);
    button?.click();
    return Boolean(button);
  };

  const moves = { j: () => go(1), k: () => go(-1), o: open };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    } else if (/^[a-z]$/.test(event.key) && press(event.key)) {
      event.preventDefault();
    }
  });

  const keys = document.querySelector(".keys");
  if (keys && items.length) {
    const button = keys.querySelector("button");
    const show = () => {
      button.setAttribute("aria-pressed", String(on));
      button.textContent = on ? "Keys are on" : "Keys are off";
    };
    button.addEventListener("click", () => {
      on = !on;
      show();
      try {
        localStorage.setItem("onrecord-keys", on ? "on" : "off");
      } catch {
        // then it holds for this page alone
      }
    });
    show();
    keys.hidden = false;
  }

  for (const row of document.querySelectorAll(".row")) {
    const pieces = [row, ...document.querySelectorAll(`mark.k${row.querySelector(".back").textContent}`)];
    const light = (lit) => () => pieces.forEach((piece) => piece.classList.toggle("lit", lit));
    for (const piece of pieces) {
      piece.addEventListener("mouseenter", light(true));
      piece.addEventListener("mouseleave", light(false));
    }
    row.addEventListener("focusin", light(true));
    row.addEventListener("focusout", light(false));
  }

  // who is led to a claim wants its sentence, its quotation and its citation; to a folded question, its figures
  const unfold = () => {
    const wanted = document.getElementById(location.hash.slice(1));
    const fold = wanted?.matches("details") ? wanted : wanted?.querySelector(":scope > [data-fold]");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    text.after(" ", button);
  }
})();
