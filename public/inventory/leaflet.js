// @ts-check
// The application serves Leaflet from its npm package. An import map would need an inline script, which the page's policy forbids.
const address = '/vendor/leaflet/leaflet-src.esm.js';

/** @type {typeof import('leaflet')} */
export const L = await import(address);
