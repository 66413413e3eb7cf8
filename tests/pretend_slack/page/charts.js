/** The data_visualization block drawn as SVG. Series differ by mark and dash as well as colour; the numbers stand beneath as a table. */

import { el, newId, svg } from "./dom.js";

const WIDTH = 560;
const HEIGHT = 240;
const EDGE = { left: 52, right: 16, top: 12, bottom: 44 };
const DASHES = [null, "6 4", "2 3", "10 4 2 4", "1 4", "8 2"];
const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

export function chart(block) {
  const { type } = block.chart;
  const title = newId("chart");
  const drawn = type === "pie" ? pie(block.chart) : DRAWERS[type] ? axes(block.chart) : el("p", { class: "placeholder" }, `[${type} chart: not shown here]`);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", spoken(block));
  return el("figure", { class: "chart", "aria-labelledby": title }, el("figcaption", { class: "caption", id: title }, block.title), el("div", { class: "chart-row" }, drawn, legend(block.chart)),
    el("details", { class: "chart-numbers" }, el("summary", {}, "Show the numbers"), el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": block.title }, numbers(block.chart))));
}

const share = (segment, all) => segment.value / all.reduce((sum, one) => sum + one.value, 0);

function spoken({ title, chart: { type, series, segments } }) {
  if (type === "pie") return `${title}. ${segments.map((one) => `${one.label}: ${number.format(one.value)} (${Math.round(share(one, segments) * 100)}%)`).join(", ")}.`;
  return `${title}. ${(series ?? []).map((one) => `${one.name}: ${one.data.map((point) => `${point.label} ${number.format(point.value)}`).join(", ")}`).join(". ")}.`;
}

function numbers({ type, series, segments, axis_config: axis }) {
  const head = type === "pie" ? ["", "Value", "Share"] : [axis?.x_label ?? "", ...series.map((one) => one.name)];
  const rows = type === "pie"
    ? segments.map((one) => [one.label, number.format(one.value), `${Math.round(share(one, segments) * 100)}%`])
    : series[0].data.map((point, index) => [point.label, ...series.map((one) => number.format(one.data[index].value))]);
  return el("table", { class: "table" }, el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map(([label, ...values]) => el("tr", {}, el("th", { scope: "row" }, label), values.map((value) => el("td", { class: "align-right" }, value))))));
}

function legend({ type, series, segments }) {
  const entries = type === "pie" ? segments.map((one) => `${one.label} ${number.format(one.value)} (${Math.round(share(one, segments) * 100)}%)`) : (series ?? []).map((one) => one.name);
  return el("ul", { class: "legend" }, entries.map((text, index) => el("li", {}, key(type, index), text)));
}

function key(type, index) {
  const inside = type === "line" || type === "area"
    ? [svg("line", { x1: 0, x2: 26, y1: 7, y2: 7, class: `stroke-${index}`, "stroke-dasharray": DASHES[index % 6] }), mark(index, 13, 7)]
    : [filled(index, svg("rect", { x: 6, width: 14, height: 14, rx: 3 }))];
  return svg("svg", { viewBox: "0 0 26 14", class: "legend-key", "aria-hidden": "true" }, inside);
}

/** Every second bar or slice is hatched, in its own colour. */
function hatch(index, id) {
  const pattern = svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${index % 4 === 1 ? 45 : -45})` },
    svg("rect", { width: 7, height: 7, class: `fill-${index}` }), svg("rect", { width: 2, height: 7, class: "hatching" }));
  return svg("defs", {}, pattern);
}

const filled = (index, node) => {
  if (index % 2 === 0) {
    node.classList.add(`fill-${index}`);
    return node;
  }
  const id = newId("hatch");
  node.setAttribute("fill", `url(#${id})`);
  return svg("g", {}, hatch(index, id), node);
};

/** A different shape for each series, so that colour is never the only difference. */
function mark(index, x, y) {
  const shapes = [
    () => svg("circle", { cx: x, cy: y, r: 4 }),
    () => svg("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7 }),
    () => svg("path", { d: `M${x} ${y - 5}l5 9h-10z` }),
    () => svg("path", { d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` }),
    () => svg("path", { d: `M${x} ${y + 5}l5 -9h-10z` }),
    () => svg("rect", { x: x - 5, y: y - 2, width: 10, height: 4 }),
  ];
  const shape = shapes[index % shapes.length]();
  shape.setAttribute("class", `fill-${index}`);
  return shape;
}

/** Round numbers for an axis, at most six steps, always with zero for bars and areas. */
function ticks(low, high) {
  const span = high - low || Math.abs(high) || 1;
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= raw);
  const first = Math.floor(low / step) * step;
  const list = [first];
  while (list.at(-1) < high) list.push(Number((list.at(-1) + step).toPrecision(12)));
  return list;
}

function axes(data) {
  const values = data.series.flatMap((one) => one.data.map((point) => point.value));
  const fromZero = data.type !== "line";
  const scale = ticks(Math.min(...values, ...(fromZero ? [0] : [])), Math.max(...values, ...(fromZero ? [0] : [])));
  const [low, high] = [scale[0], scale.at(-1)];
  const categories = data.axis_config?.categories ?? data.series[0].data.map((point) => point.label);
  const inner = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const at = {
    x: (index) => EDGE.left + (inner.width * (index + 0.5)) / categories.length,
    y: (value) => EDGE.top + inner.height * (1 - (value - low) / (high - low)),
    band: inner.width / categories.length,
    base: Math.max(low, Math.min(0, high)),
  };
  const grid = scale.map((tick) => [
    svg("line", { x1: EDGE.left, x2: WIDTH - EDGE.right, y1: at.y(tick), y2: at.y(tick), class: "grid-line" }),
    svg("text", { x: EDGE.left - 8, y: at.y(tick) + 4, class: "tick", "text-anchor": "end" }, number.format(tick)),
  ]);
  const every = Math.ceil(categories.length / 6);
  const names = categories.map((name, index) => (index % every ? null : svg("text", { x: at.x(index), y: HEIGHT - EDGE.bottom + 17, class: "tick", "text-anchor": "middle" }, clip(name, Math.floor((at.band * every) / 6.5)))));
  const titles = [
    data.axis_config?.x_label ? svg("text", { x: EDGE.left + inner.width / 2, y: HEIGHT - 6, class: "axis-title", "text-anchor": "middle" }, data.axis_config.x_label) : null,
    data.axis_config?.y_label ? svg("text", { transform: `translate(12 ${EDGE.top + inner.height / 2}) rotate(-90)`, class: "axis-title", "text-anchor": "middle" }, data.axis_config.y_label) : null,
  ];
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart-drawing" }, [grid, names.filter(Boolean), titles.filter(Boolean), data.series.map((one, index) => DRAWERS[data.type](one, index, at, data.series.length))].flat(3));
}

const clip = (text, length) => (text.length > Math.max(length, 3) ? `${text.slice(0, Math.max(length, 3) - 1)}…` : text);
const points = (one, at) => one.data.map((point, index) => `${at.x(index)} ${at.y(point.value)}`);

const DRAWERS = {
  line: (one, index, at) => [
    svg("path", { d: `M${points(one, at).join("L")}`, class: `line stroke-${index}`, "stroke-dasharray": DASHES[index % 6] }),
    one.data.map((point, position) => mark(index, at.x(position), at.y(point.value))),
  ],
  area: (one, index, at) => [
    svg("path", { d: `M${at.x(0)} ${at.y(at.base)}L${points(one, at).join("L")}L${at.x(one.data.length - 1)} ${at.y(at.base)}Z`, class: `area fill-${index}` }),
    ...DRAWERS.line(one, index, at),
  ],
  bar: (one, index, at, count) => {
    const width = Math.min(46, (at.band * 0.72) / count);
    return one.data.map((point, position) => {
      const [top, bottom] = [at.y(Math.max(point.value, at.base)), at.y(Math.min(point.value, at.base))];
      return filled(index, svg("rect", { x: at.x(position) - (width * count) / 2 + width * index + 1, y: top, width: width - 2, height: Math.max(1, bottom - top), rx: 2 }));
    });
  },
};

function pie({ segments }) {
  const centre = HEIGHT / 2;
  const radius = centre - 10;
  let angle = -Math.PI / 2;
  const slices = segments.map((one, index) => {
    const part = share(one, segments);
    const [start, end] = [angle, angle + part * 2 * Math.PI];
    angle = end;
    if (part > 0.9999) return filled(index, svg("circle", { cx: centre, cy: centre, r: radius, class: "slice" }));
    const corner = (turn) => `${centre + radius * Math.cos(turn)} ${centre + radius * Math.sin(turn)}`;
    return filled(index, svg("path", { d: `M${centre} ${centre}L${corner(start)}A${radius} ${radius} 0 ${part > 0.5 ? 1 : 0} 1 ${corner(end)}Z`, class: "slice" }));
  });
  return svg("svg", { viewBox: `0 0 ${HEIGHT} ${HEIGHT}`, class: "chart-drawing chart-pie" }, slices);
}
