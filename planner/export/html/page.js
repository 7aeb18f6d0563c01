"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var nav = document.querySelector("nav");
  var tools = document.createElement("span");
  tools.className = "tools";

  /* Shows one team only. */
  function filter(team) {
    document.querySelectorAll("[data-team]").forEach(function (element) {
      element.hidden = team !== "" && element.dataset.team !== team && element.dataset.to !== team;
    });
  }
  var select = document.createElement("select");
  select.setAttribute("aria-label", data.show);
  select.add(new Option(data.all, ""));
  data.teams.forEach(function (name, i) { select.add(new Option(name, String(i))); });
  select.addEventListener("change", function () { filter(select.value); });
  tools.append(select);

  /* Opens or closes everything, for print and for search. */
  var all = document.querySelectorAll("details");
  var button = document.createElement("button");
  var opened = false;
  button.type = "button";
  button.textContent = data.open;
  button.addEventListener("click", function () {
    opened = !opened;
    all.forEach(function (details) { details.open = opened; });
    button.textContent = opened ? data.close : data.open;
  });
  tools.append(button);
  nav.append(tools);

  /* On paper the hours of all queues are open, whatever is closed on the screen. */
  var printed = [];
  window.addEventListener("beforeprint", function () {
    printed = Array.from(document.querySelectorAll("#tight details:not([open])"));
    printed.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    printed.forEach(function (details) { details.open = false; });
  });

  /* A tap shows what a mouse sees as a tooltip. */
  var tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");
  document.body.append(tip);
  function words(target) {
    for (var at = target; at && at !== document.body; at = at.parentElement) {
      if (at.getAttribute("title")) return at.getAttribute("title");
      var title = at.querySelector(":scope > title");
      if (title) return title.textContent;
    }
    return "";
  }
  document.addEventListener("click", function (event) {
    tip.textContent = words(event.target);
    tip.hidden = tip.textContent === "";
  });
})();
