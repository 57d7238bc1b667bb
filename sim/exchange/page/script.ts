/**
 * What the page does in the browser: it sends the controls' requests, and every two seconds fetches itself and changes
 * what differs. Elements stay the same ones, by their ids, so focus, selection, scrolling and what is unfolded last.
 */
export const SCRIPT = `
"use strict";
const announcement = document.getElementById("announcement");
const refreshes = document.getElementById("refresh");
let unreachable = false;
let underWay;
let said;

function say(text) {
  clearTimeout(said);
  announcement.textContent = text;
}

// What went well needs no reading; what did not stays until something else is said.
function sayInPassing(text) {
  say(text);
  said = setTimeout(() => say(""), 5000);
}

// What the visitor unfolded and typed is his.
const ofTheVisitor = ["open", "value"];

function copyAttributes(from, to) {
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name) && !ofTheVisitor.includes(name)) to.removeAttribute(name);
  }
  for (const { name, value } of from.attributes) {
    if (to.getAttribute(name) !== value && !ofTheVisitor.includes(name)) to.setAttribute(name, value);
  }
}

function removeFrom(place, end, isKept) {
  while (place && place !== end && !isKept(place)) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
  return place;
}

// Elements with an id are found again wherever they stand; the others, and texts, by their place between them.
function copyChildren(from, to) {
  const wanted = new Set([...from.children].map(({ id }) => id).filter(Boolean));
  const known = new Map([...to.children].filter(({ id }) => wanted.has(id)).map((child) => [child.id, child]));
  let place = to.firstChild;
  for (const child of [...from.childNodes]) {
    const same = child.id ? known.get(child.id) : place?.id ? undefined : place;
    if (same?.nodeName !== child.nodeName) {
      to.insertBefore(document.importNode(child, true), place);
      continue;
    }
    place = removeFrom(place, same, ({ id }) => known.has(id));
    if (place === same) place = place.nextSibling;
    else to.insertBefore(same, place);
    copyInto(child, same);
  }
  removeFrom(place, null, () => false);
}

function copyInto(from, to) {
  if (from.isEqualNode(to)) return;
  if (from.nodeType !== Node.ELEMENT_NODE) {
    to.nodeValue = from.nodeValue;
    return;
  }
  copyAttributes(from, to);
  copyChildren(from, to);
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const section of document.querySelectorAll("main > section")) {
      const replacement = fresh.getElementById(section.id);
      if (replacement) copyInto(replacement, section);
    }
    if (unreachable) sayInPassing("The exchange answers again.");
    unreachable = false;
  } catch {
    if (!unreachable) say("The exchange does not answer. The page shows what it last said.");
    unreachable = true;
  }
}

// The offset that New York has about then; at the changes of summer time the wall time means the later instant.
function newYorkTimestamp(wall) {
  const seconds = wall.length === 16 ? wall + ":00" : wall;
  const about = new Date(Date.parse(seconds + "Z") + 5 * 3600000);
  const zone = { timeZone: "America/New_York", timeZoneName: "longOffset" };
  const parts = new Intl.DateTimeFormat("en-US", zone).formatToParts(about);
  return seconds + parts.find(({ type }) => type === "timeZoneName").value.slice(3);
}

function problemOf(text, status) {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text || "the exchange answered " + status;
  }
}

async function command(what, method, path, body) {
  if (underWay) {
    say(underWay + " is still under way.");
    return;
  }
  underWay = what;
  say(what + " …");
  try {
    const headers = body ? { "content-type": "application/json" } : {};
    const answer = await fetch(path, { method, headers, body: body || undefined });
    const text = await answer.text();
    if (answer.ok) sayInPassing(what + ": done.");
    else say(what + " failed: " + problemOf(text, answer.status));
  } catch {
    say(what + " failed: the exchange does not answer.");
  }
  underWay = undefined;
  await refresh();
}

function nameOf(element) {
  return element.textContent.replace(/\\s+/g, " ").trim();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-path]");
  if (!button) return;
  const { method, path, body } = button.dataset;
  void command(nameOf(button), method, path, body);
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const { method, path } = form.dataset;
  const fields = Object.fromEntries(new FormData(form));
  const body = fields.instant
    ? { to: newYorkTimestamp(fields.instant) }
    : { symbol: fields.symbol.trim().toUpperCase(), halted: true };
  void command(nameOf(form.querySelector("label")), method, path, JSON.stringify(body));
});

setInterval(() => {
  if (refreshes.checked && !document.hidden && !underWay) void refresh();
}, 2000);
`;
