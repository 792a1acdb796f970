// @ts-check
import { L } from './leaflet.js';
import { rankOf, stampOf } from './site-symbols.js';

/** Pixels around a place on the map within which a symbol counts as meant. */
const reach = 12;
const cell = 32;
/** Device pixels within which two sites of one status look like one. */
const sameSpot = 3;

/**
 * All sites on one canvas: 24,000 stamps take some milliseconds. Knows what lies under the pointer by a grid over the map at this zoom.
 * @param {L.Map} map
 * @param {Site[]} sites
 */
export function addSitesLayer(map, sites) {
  const order = sites.map((_, index) => index).sort((a, b) => rankOf(sites[a]?.status) - rankOf(sites[b]?.status) || a - b);
  // Projected once, at zoom 0: every other zoom is a scale and a shift of it.
  const world = sites.map(({ lat, lon }) => map.project([lat, lon], 0));
  const statuses = [...new Set(sites.map(({ status }) => status))];
  const canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide sites-canvas', map.getPane('overlayPane'));
  canvas.setAttribute('aria-hidden', 'true');
  /** @type {Map<number, number[]> | undefined} */
  let cells;
  map.on('zoomend', () => {
    cells = undefined;
  });

  const draw = () => {
    const [size, ratio] = [map.getSize(), Math.min(window.devicePixelRatio || 1, 2)];
    const padding = size.divideBy(4).round();
    const topLeft = map.containerPointToLayerPoint(L.point(0, 0)).subtract(padding);
    const full = size.add(padding.multiplyBy(2));
    L.DomUtil.setPosition(canvas, topLeft);
    [canvas.width, canvas.height] = [full.x * ratio, full.y * ratio];
    [canvas.style.width, canvas.style.height] = [`${full.x}px`, `${full.y}px`];
    const pen = canvas.getContext('2d');
    if (!pen) return;
    const stamps = new Map(statuses.map((status) => [status, stampOf(status, ratio * scaleFor(map.getZoom(), sites.length))]));
    const scale = map.getZoomScale(map.getZoom(), 0);
    const corner = map.getPixelOrigin().add(topLeft);
    const columns = Math.ceil(canvas.width / sameSpot);
    const drawn = new Uint8Array(columns * Math.ceil(canvas.height / sameSpot));
    for (const index of order) {
      const [place, status] = [world[index], sites[index]?.status ?? ''];
      const stamp = stamps.get(status);
      if (!place || !stamp) continue;
      const [x, y] = [(place.x * scale - corner.x) * ratio, (place.y * scale - corner.y) * ratio];
      if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) continue;
      const spot = Math.floor(y / sameSpot) * columns + Math.floor(x / sameSpot);
      const rank = rankOf(status) + 1;
      if (drawn[spot] === rank) continue;
      drawn[spot] = rank;
      // On whole device pixels a stamp is copied, not resampled.
      pen.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.height / 2));
    }
  };
  map.on('moveend viewreset resize', draw);
  draw();

  /**
   * @param {L.LatLng} latlng
   * @returns {number[]} indexes of the sites within reach, nearest first
   */
  const sitesNear = (latlng) => {
    const scale = map.getZoomScale(map.getZoom(), 0);
    cells ??= gridOf(world, scale);
    const { x, y } = map.project(latlng);
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells?.get(keyOf(x / cell + dx, y / cell + dy)) ?? []));
    return around
      .map((index) => ({ index, distance: Math.hypot((world[index]?.x ?? 0) * scale - x, (world[index]?.y ?? 0) * scale - y) }))
      .filter(({ distance }) => distance <= reach)
      .sort((a, b) => a.distance - b.distance)
      .map(({ index }) => index);
  };
  return { sitesNear };
}

/**
 * @param {L.Point[]} world
 * @param {number} scale
 */
function gridOf(world, scale) {
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  world.forEach(({ x, y }, index) => {
    const key = keyOf((x * scale) / cell, (y * scale) / cell);
    const known = cells.get(key);
    if (known) known.push(index);
    else cells.set(key, [index]);
  });
  return cells;
}

/**
 * Small symbols while a country of sites is in view, full size for a county.
 * @param {number} zoom
 * @param {number} count
 */
function scaleFor(zoom, count) {
  return count <= 500 ? 1 : Math.max(0.4, Math.min(1, (zoom - 2) / 7));
}

/**
 * @param {number} column
 * @param {number} row
 */
function keyOf(column, row) {
  return Math.floor(column) * 1_048_576 + Math.floor(row);
}

/** @typedef {import('./site-map.js').Site} Site */
