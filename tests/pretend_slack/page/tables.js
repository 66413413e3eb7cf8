/** The table and data_table blocks: they scroll within themselves, and a data table sorts and turns pages. */

import { el, newId } from "./dom.js";
import { richText } from "./richtext.js";

const words = (cell) => cell?.text ?? String(cell?.value ?? "");
const content = (cell) => (cell?.type === "rich_text" ? richText(cell) : words(cell));
const isNumber = (cell) => cell?.type === "raw_number";

function cellNode(cell, settings, header) {
  const align = settings?.align ?? (isNumber(cell) ? "right" : "left");
  const classes = `align-${align} ${settings?.is_wrapped ? "wrapped" : ""} ${words(cell).length > 20 ? "long" : ""}`.trim();
  return header ? el("th", { scope: header, class: classes }, content(cell)) : el("td", { class: classes }, content(cell));
}

const scroller = (label, ...inside) => el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": label }, inside);

export function table(block) {
  const [head, ...rest] = block.rows;
  const row = (cells, header) => el("tr", {}, cells.map((cell, index) => cellNode(cell, block.column_settings?.[index], header)));
  return el("div", {}, scroller("Table", el("table", { class: "table" }, el("thead", {}, row(head, "col")), el("tbody", {}, rest.map((cells) => row(cells, null))))));
}

function compare(column) {
  return (left, right) => {
    const [a, b] = [left[column], right[column]];
    if (isNumber(a) && isNumber(b)) return a.value - b.value;
    return words(a).localeCompare(words(b), undefined, { numeric: true, sensitivity: "base" });
  };
}

export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const headerColumn = block.row_header_column_index ?? 0;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const view = { column: null, descending: false, page: 0 };
  const caption = newId("caption");
  const body = el("tbody");
  const headings = head.map((cell, index) => heading(cell, rows[0]?.[index], () => {
    view.descending = view.column === index && !view.descending;
    Object.assign(view, { column: index, page: 0 });
    draw();
  }));
  const range = el("span", { role: "status" });
  const turn = (by, label) => el("button", { type: "button", class: "button small", on: { click: () => { view.page += by; draw(); } } }, label);
  const [previous, next] = [turn(-1, "Previous"), turn(1, "Next")];

  function draw() {
    const sorted = view.column === null ? rows : rows.toSorted(compare(view.column));
    if (view.descending) sorted.reverse();
    const shown = sorted.slice(view.page * size, (view.page + 1) * size);
    body.replaceChildren(...shown.map((cells) => el("tr", {}, cells.map((cell, index) => cellNode(cell, null, index === headerColumn ? "row" : null)))));
    headings.forEach((node, index) => {
      const direction = view.column === index ? (view.descending ? "descending" : "ascending") : "none";
      node.setAttribute("aria-sort", direction);
      node.querySelector(".sort-mark").textContent = { ascending: "↑", descending: "↓", none: "↕" }[direction];
    });
    range.textContent = `${view.page * size + 1} to ${Math.min(rows.length, (view.page + 1) * size)} of ${rows.length}`;
    previous.disabled = view.page === 0;
    next.disabled = view.page === pages - 1;
  }

  draw();
  const grid = el("table", { class: "table", "aria-labelledby": caption }, el("thead", {}, el("tr", {}, headings)), body);
  return el("div", {}, el("div", { class: "caption", id: caption }, block.caption), scroller(block.caption, grid),
    pages > 1 ? el("div", { class: "pager" }, range, previous, next) : null);
}

function heading(cell, below, onSort) {
  const align = isNumber(below) ? "align-right" : "align-left";
  const button = el("button", { type: "button", class: "sort", on: { click: onSort } }, words(cell), el("span", { class: "sort-mark", "aria-hidden": "true" }));
  return el("th", { scope: "col", class: align }, button);
}
