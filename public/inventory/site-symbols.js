// @ts-check

/** Color and shape of each status, as in the legend of views/parts/map.ejs; later ones are drawn over earlier ones. */
const looks = /** @type {const} */ ({
  none: { fill: '#ffffff', stroke: '#47545f', width: 2, path: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z' },
  covered: { fill: '#0b5a6b', stroke: '#ffffff', width: 1.2, path: 'M-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0z' },
  boundary: { fill: '#8a4b00', stroke: '#ffffff', width: 1.2, path: 'M-5,-5h10v10h-10z' },
  'to-resolve': { fill: '#9c1f1f', stroke: '#ffffff', width: 1.2, path: 'M0,-7l7,12h-14z' },
});
/** @type {(keyof typeof looks)[]} */
const order = ['none', 'covered', 'boundary', 'to-resolve'];
const half = 10;

/**
 * Place of a status in the order of drawing.
 * @param {string | undefined} status
 */
export function rankOf(status) {
  return Math.max(0, order.indexOf(/** @type {keyof typeof looks} */ (status)));
}

/**
 * The symbol as a small picture in device pixels, to be stamped on a canvas many times.
 * @param {string} status
 * @param {number} scale
 */
export function stampOf(status, scale) {
  const side = Math.ceil(2 * half * scale);
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext('2d');
  const look = lookOf(status);
  if (pen) {
    pen.scale(scale, scale);
    pen.translate(half, half);
    pen.fillStyle = look.fill;
    pen.strokeStyle = look.stroke;
    pen.lineWidth = look.width;
    const path = new Path2D(look.path);
    pen.fill(path);
    pen.stroke(path);
  }
  return canvas.transferToImageBitmap();
}

/**
 * The same symbol as an element.
 * @param {string} status
 */
export function symbolOf(status) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const look = lookOf(status);
  const attributes = { d: look.path, fill: look.fill, stroke: look.stroke, 'stroke-width': String(look.width) };
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
  svg.setAttribute('viewBox', `${-half} ${-half} ${2 * half} ${2 * half}`);
  svg.setAttribute('width', String(2 * half));
  svg.setAttribute('height', String(2 * half));
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}

/** @param {string} status */
function lookOf(status) {
  return looks[order[rankOf(status)] ?? 'none'];
}
