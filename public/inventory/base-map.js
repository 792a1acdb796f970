// @ts-check
import { L } from './leaflet.js';

/** County borders are fetched from the first zoom on, and their names shown from the second; below that the states are named. */
const countyZoom = 6;
const nameZoom = 7;
const lineHeight = 13;
const letterWidth = 6;

/**
 * State outlines at once, county borders only for the states in view: files of /base-map, no tile server.
 * @param {L.Map} map
 */
export async function addBaseMap(map) {
  const pane = map.createPane('base');
  pane.style.zIndex = '200';
  const renderer = L.canvas({ pane: 'base', padding: 0.5 });
  /** @type {StatesFile} */
  const file = await fetchJson('/base-map/states.json');
  const quiet = { renderer, pane: 'base', interactive: false, smoothFactor: 1 };
  for (const state of file.states) {
    const rings = state.rings.map((ring) => decodeLine(ring, file));
    for (const ring of rings) L.polygon(ring, { ...quiet, color: '#98a29f', weight: 1, fillColor: '#fbfbf9', fillOpacity: 1 }).addTo(map);
  }
  const stateNames = namesOf(file.states.map(({ code, center }) => ({ name: code, at: toPosition(center, file) })));
  /** @type {Map<string, Promise<AreaName[]>>} */
  const loaded = new Map();
  const names = L.layerGroup().addTo(map);

  const showCounties = async (/** @type {string} */ code) => {
    /** @type {CountiesFile} */
    const counties = await fetchJson(`/base-map/counties/${code}.json`);
    const lines = counties.lines.map((line) => decodeLine(line, counties));
    L.polyline(lines, { ...quiet, color: '#cfd5d1', weight: 1 }).addTo(map);
    return namesOf(counties.names.map(([x, y, name]) => ({ name, at: toPosition([x, y], counties) })));
  };
  const refresh = async () => {
    const bounds = map.getBounds();
    const inView = map.getZoom() < countyZoom ? [] : file.states.filter(({ box }) => bounds.intersects(boundsOf(box)));
    for (const { code } of inView) if (!loaded.has(code)) loaded.set(code, showCounties(code));
    const countyNames = (await Promise.all(inView.map(({ code }) => loaded.get(code) ?? []))).flat();
    const wanted = map.getZoom() < nameZoom ? stateNames : countyNames;
    names.clearLayers();
    for (const { marker } of namesApart(map, wanted)) names.addLayer(marker);
  };
  map.on('moveend', refresh);
  await refresh();
}

/**
 * @param {string} url
 */
async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/**
 * @param {{ name: string, at: [number, number] }[]} areas
 * @returns {AreaName[]}
 */
function namesOf(areas) {
  return areas.map(({ name, at }) => {
    const label = document.createElement('span');
    label.textContent = name;
    label.setAttribute('aria-hidden', 'true');
    const icon = L.divIcon({ className: 'area-name', html: label, iconSize: undefined });
    return { name, at, marker: L.marker(at, { icon, pane: 'base', interactive: false, keyboard: false }) };
  });
}

/**
 * The names in view that do not run into one set before.
 * @param {L.Map} map
 * @param {AreaName[]} wanted
 */
function namesApart(map, wanted) {
  const bounds = map.getBounds();
  /** @type {{ x: number, y: number, half: number }[]} */
  const taken = [];
  return wanted.filter(({ name, at }) => {
    if (!bounds.contains(at)) return false;
    const { x, y } = map.latLngToContainerPoint(at);
    const half = (name.length * letterWidth) / 2 + 2;
    const free = taken.every((other) => Math.abs(other.y - y) > lineHeight || Math.abs(other.x - x) > other.half + half);
    if (free) taken.push({ x, y, half });
    return free;
  });
}

/**
 * @param {number[]} steps
 * @param {Grid} grid
 * @returns {[number, number][]}
 */
function decodeLine(steps, grid) {
  /** @type {[number, number][]} */
  const positions = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < steps.length; index += 2) {
    x += steps[index] ?? 0;
    y += steps[index + 1] ?? 0;
    positions.push(toPosition([x, y], grid));
  }
  return positions;
}

/**
 * @param {[number, number]} point
 * @param {Grid} grid
 * @returns {[number, number]} latitude and longitude, as Leaflet wants them
 */
function toPosition([x, y], { scale, origin }) {
  return [y * scale[1] + origin[1], x * scale[0] + origin[0]];
}

/** @param {[number, number, number, number]} box */
function boundsOf([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

/**
 * @typedef {{ scale: [number, number], origin: [number, number] }} Grid
 * @typedef {Grid & { states: { code: string, name: string, box: [number, number, number, number], center: [number, number], rings: number[][] }[] }} StatesFile
 * @typedef {Grid & { lines: number[][], names: [number, number, string][] }} CountiesFile
 * @typedef {{ name: string, at: [number, number], marker: L.Marker }} AreaName
 */
