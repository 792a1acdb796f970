// @ts-check
import { L } from './leaflet.js';

/** Up to this many sites in view, the keyboard reaches them on the map; beyond it the list beside the map does. */
const mostInView = 500;
/** Side of a button in pixels: the smallest target that WCAG 2.2 allows, and none over another. */
const side = 24;

/**
 * Clear buttons over the drawn symbols. Sites too close to be told apart share one, and its pop-up lists them.
 * @param {L.Map} map
 * @param {Site[]} sites
 * @param {(indexes: number[], button: L.Marker) => void} open
 */
export function addSiteButtons(map, sites, open) {
  /** @type {Map<string, L.Marker>} */
  const shown = new Map();
  const refresh = () => {
    const inView = indexesWithin(map.getBounds(), sites);
    const groups = inView.length > mostInView ? new Map() : groupByPlace(map, sites, inView);
    for (const [key, button] of shown) {
      if (groups.has(key) || button.getElement() === document.activeElement) continue;
      button.remove();
      shown.delete(key);
    }
    for (const [key, indexes] of groups)
      if (!shown.has(key))
        shown.set(
          key,
          addButton(map, namesOf(sites, indexes), (button) => open(indexes, button)),
        );
  };
  map.on('moveend', refresh);
  refresh();
}

/**
 * @param {L.LatLngBounds} bounds
 * @param {Site[]} sites
 */
function indexesWithin(bounds, sites) {
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return sites.flatMap(({ lat, lon }, index) => (lat > south && lat < north && lon > west && lon < east ? [index] : []));
}

/**
 * The first site of a place anchors its button; every other lies less than one side away from it.
 * @param {L.Map} map
 * @param {Site[]} sites
 * @param {number[]} inView
 * @returns {Map<string, number[]>}
 */
function groupByPlace(map, sites, inView) {
  /** @type {{ at: L.Point, indexes: number[] }[]} */
  const groups = [];
  for (const index of inView) {
    const site = sites[index];
    if (!site) continue;
    const at = map.project([site.lat, site.lon]);
    const near = groups.find((group) => Math.abs(group.at.x - at.x) < side && Math.abs(group.at.y - at.y) < side);
    if (near) near.indexes.push(index);
    else groups.push({ at, indexes: [index] });
  }
  return new Map(groups.map(({ indexes }) => [indexes.join(), indexes]));
}

/**
 * @param {L.Map} map
 * @param {Named} named
 * @param {(button: L.Marker) => void} open
 */
function addButton(map, { at, words }, open) {
  const icon = L.divIcon({ className: 'site-button', html: '', iconSize: [side, side] });
  const button = L.marker(at, { icon, keyboard: true, autoPanOnFocus: true });
  button.on('click', () => open(button));
  button.addTo(map);
  const element = button.getElement();
  element?.setAttribute('aria-label', words);
  element?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(button);
  });
  return button;
}

/**
 * @param {Site[]} sites
 * @param {number[]} indexes
 * @returns {Named}
 */
function namesOf(sites, indexes) {
  const members = indexes.flatMap((index) => sites[index] ?? []);
  const [first] = members;
  if (!first) return { at: [0, 0], words: '' };
  const words = members.length === 1 ? `${first.name}, ${first.place}: ${first.statusLabel}` : `${members.length} sites: ${namesInShort(members)}`;
  return { at: [first.lat, first.lon], words };
}

/** @param {Site[]} members */
function namesInShort(members) {
  const names = members.slice(0, 4).map(({ name }) => name);
  return names.join(', ') + (members.length > 4 ? ' and others' : '');
}

/**
 * @typedef {import('./site-map.js').Site} Site
 * @typedef {{ at: [number, number], words: string }} Named
 */
