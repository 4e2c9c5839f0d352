"use strict";
(() => {
  const details = [...document.querySelectorAll("details")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = details.filter((each) => !each.open);
    opened.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));

  const form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;

  // Opening more than these at once would keep a phone busy.
  const OPENED = 300;
  const found = document.getElementById("found");
  const number = (n) => n.toLocaleString("en-US");
  let groups;

  const read = () => [...document.querySelectorAll(".group")].map((group) => ({
    element: group,
    code: group.dataset.code,
    severity: group.dataset.severity,
    count: group.querySelector(".count"),
    tables: [...group.querySelectorAll(".rows")].map((table) => ({
      element: table,
      part: table.closest("details"),
      rows: [...table.tBodies[0].rows].map((row) => ({
        element: row,
        source: row.className === "service" ? "SERVICE" : "VALIDATION",
        place: row.cells[0].textContent + ":",
        text: (row.textContent + " " + group.dataset.code).toLowerCase(),
      })),
    })),
  }));

  const matches = (row, word) =>
    word.startsWith("line:") ? row.place.startsWith(word.slice(5) + ":") : row.text.includes(word);

  const apply = () => {
    groups ??= read();
    const data = new FormData(form);
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    const code = data.get("code");
    const severities = data.getAll("severity");
    const sources = form.elements.source ? data.getAll("source") : ["VALIDATION", "SERVICE"];
    let all = 0;
    let hits = 0;
    for (const group of groups) {
      const wanted = (!code || group.code === code) && severities.includes(group.severity);
      group.hits = 0;
      group.all = 0;
      for (const table of group.tables) {
        table.hits = 0;
        for (const row of table.rows) {
          const hit = wanted && sources.includes(row.source) && words.every((word) => matches(row, word));
          if (row.element.hidden === hit) row.element.hidden = !hit;
          if (hit) table.hits++;
        }
        group.hits += table.hits;
        group.all += table.rows.length;
      }
      hits += group.hits;
      all += group.all;
    }
    for (const group of groups) {
      group.element.hidden = group.hits === 0;
      group.count.textContent = group.hits === group.all ? number(group.all) : number(group.hits) + " of " + number(group.all);
      for (const table of group.tables) {
        if (!table.part) {
          table.element.hidden = table.hits === 0;
        } else {
          table.part.hidden = table.hits === 0;
          table.part.querySelector(".hits").textContent = table.hits === table.rows.length ? "" : number(table.hits) + " shown";
          if (hits < all && hits <= OPENED && table.hits > 0) table.part.open = true;
        }
      }
    }
    found.textContent = hits === all ? "" : number(hits) + " of " + number(all) + " problems shown";
    form.classList.toggle("active", hits < all);
  };

  let pending;
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(apply, 80);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
})();
