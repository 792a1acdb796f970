// @ts-check

import { addBaseMap } from './base-map.js';
import { L } from './leaflet.js';
import { addSiteButtons } from './site-buttons.js';
import { makeSitePopup } from './site-popup.js';
import { addSitesLayer } from './sites-layer.js';

const zooms = { minZoom: 3, maxZoom: 12 };
const closeZoom = 9;
const lowerStates = L.latLngBounds([24.5, -125], [49.4, -66.9]);
/** Keeps the first view clear of the zoom buttons and the scale. */
const air = { paddingTopLeft: L.point(60, 36), paddingBottomRight: L.point(24, 32) };

for (const figure of document.querySelectorAll('[data-site-map]')) if (figure instanceof HTMLElement) showSiteMap(figure);

/**
 * Puts the live map in the place of the drawn one. Where its data cannot be had, the drawn map is shown.
 * @param {HTMLElement} figure
 */
async function showSiteMap(figure) {
  const place = figure.querySelector('.place');
  if (!(place instanceof HTMLElement)) return;
  place.classList.add('live');
  const answer = await fetch(figure.dataset.pointsUrl ?? '', { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok) {
    place.classList.remove('live');
    showDrawing(place, figure.dataset);
    return;
  }
  const began = performance.now();
  /** @type {Site[]} */
  const sites = (await answer.json()).map((/** @type {Site} */ site) => ({ ...site, lon: site.lon > 100 ? site.lon - 360 : site.lon }));
  const map = makeMap(place, figure.dataset.label ?? 'Map of sites');
  const bounds = sites.length > 0 ? L.latLngBounds(sites.map(({ lat, lon }) => L.latLng(lat, lon))) : lowerStates;
  map.fitBounds(bounds, { ...air, maxZoom: closeZoom, animate: false });
  map.setMaxBounds(L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast()).extend(lowerStates).pad(0.5));
  const { sitesNear } = addSitesLayer(map, sites);
  const openPopup = makeSitePopup(map, sites);
  addSiteButtons(map, sites, (indexes, button) => openPopup(indexes, button.getElement()));
  map.on('click', ({ latlng }) => openPopup(sitesNear(latlng)));
  map.on('mousemove', ({ latlng }) => map.getContainer().classList.toggle('over-site', sitesNear(latlng).length > 0));
  followList(map, sites, openPopup);
  figure.dataset.readyMs = String(Math.round(performance.now() - began));
  await addBaseMap(map);
}

/**
 * @param {HTMLElement} place
 * @param {string} label
 */
function makeMap(place, label) {
  const box = document.createElement('div');
  box.className = 'live-map';
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', label);
  place.replaceChildren(box);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(box, { ...zooms, zoomSnap: 0.5, preferCanvas: true, zoomAnimation: !still, fadeAnimation: !still, inertia: !still });
  map.attributionControl.setPrefix(false).addAttribution('US Census Bureau, not for survey');
  L.control.scale({ imperial: true, metric: false, position: 'bottomleft' }).addTo(map);
  return map;
}

/**
 * @param {HTMLElement} place
 * @param {DOMStringMap} data
 */
function showDrawing(place, { drawingUrl, label }) {
  if (!drawingUrl) return;
  const image = new Image();
  image.className = 'drawing';
  image.alt = label ?? '';
  image.src = drawingUrl;
  place.replaceChildren(image);
}

/**
 * The list beside the map: a row under the pointer or with the focus rings its site; a `data-show-site` link opens it on the map.
 * @param {L.Map} map
 * @param {Site[]} sites
 * @param {(indexes: number[], from?: HTMLElement) => void} openPopup
 */
function followList(map, sites, openPopup) {
  const indexByCode = new Map(sites.map(({ code }, index) => [code, index]));
  const ring = L.circleMarker([0, 0], { radius: 13, color: '#16202a', weight: 3, fill: false, interactive: false });
  const ringRow = (/** @type {Event} */ event) => {
    const row = event.target instanceof Element ? event.target.closest('[data-site-code]') : null;
    const site = row instanceof HTMLElement ? sites[indexByCode.get(row.dataset.siteCode ?? '') ?? -1] : undefined;
    if (site) ring.setLatLng([site.lat, site.lon]).addTo(map);
    else ring.remove();
  };
  for (const kind of ['mouseover', 'focusin']) document.addEventListener(kind, ringRow);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-show-site]') : null;
    const index = link instanceof HTMLElement ? indexByCode.get(link.dataset.showSite ?? '') : undefined;
    const site = sites[index ?? -1];
    if (!site || index === undefined || !(link instanceof HTMLElement)) return;
    event.preventDefault();
    map.setView([site.lat, site.lon], Math.max(map.getZoom(), closeZoom), { animate: false });
    map.getContainer().scrollIntoView({ block: 'nearest' });
    openPopup([index], link);
  });
}

/** @typedef {{ code: string, name: string, place: string, lat: number, lon: number, status: string, statusLabel: string, href: string }} Site */
