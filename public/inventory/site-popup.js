// @ts-check
import { L } from './leaflet.js';
import { symbolOf } from './site-symbols.js';

const mostListed = 10;

/**
 * One pop-up for the map. It takes the focus when it opens; Escape and its cross close it, and the focus goes back to where it came from.
 * @param {L.Map} map
 * @param {Site[]} sites
 */
export function makeSitePopup(map, sites) {
  const popup = L.popup({ autoPanPadding: [16, 16], minWidth: 180, maxWidth: 260, maxHeight: 240, closeOnEscapeKey: false });
  /** @type {HTMLElement | undefined} */
  let origin;
  /** @type {string[]} */
  let marked = [];

  map.on('popupclose', () => {
    for (const code of marked) markRow(code, false);
    marked = [];
    const back = origin?.isConnected ? origin : map.getContainer();
    if (map.getContainer().contains(document.activeElement) || document.activeElement === document.body) back.focus({ preventScroll: true });
  });
  map.getContainer().addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !popup.isOpen()) return;
    event.stopPropagation();
    map.closePopup(popup);
  });

  /**
   * @param {number[]} indexes
   * @param {HTMLElement} [from] what the focus returns to
   */
  return (indexes, from) => {
    const members = indexes.flatMap((index) => sites[index] ?? []);
    const [first] = members;
    if (!first) return;
    if (popup.isOpen()) map.closePopup(popup);
    origin = from;
    popup.setLatLng([first.lat, first.lon]).setContent(contentOf(members)).openOn(map);
    marked = members.map(({ code }) => code);
    for (const code of marked) markRow(code, true);
    const link = popup.getElement()?.querySelector('.leaflet-popup-content a');
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  };
}

/** @param {Site[]} members */
function contentOf(members) {
  const list = document.createElement('ul');
  for (const site of members.slice(0, mostListed)) {
    const [item, link, words] = [document.createElement('li'), document.createElement('a'), document.createElement('span')];
    link.href = site.href;
    link.textContent = site.name;
    words.textContent = `${site.code} · ${site.place} · ${site.statusLabel}`;
    item.append(symbolOf(site.status), link, words);
    list.append(item);
  }
  if (members.length > mostListed) {
    const rest = document.createElement('li');
    rest.textContent = `and ${members.length - mostListed} more here: zoom in`;
    list.append(rest);
  }
  return list;
}

/**
 * The same site in the list beside the map.
 * @param {string} code
 * @param {boolean} on
 */
function markRow(code, on) {
  document.querySelector(`[data-site-code="${CSS.escape(code)}"]`)?.classList.toggle('on', on);
}

/** @typedef {import('./site-map.js').Site} Site */
