export const mapSize = { width: 620, height: 460 };
const mapShape = mapSize.width / mapSize.height;
const smallestSpan = 0.7;
/** Sites are kept off the edge of the picture. */
const air = 1.14;

/**
 * A box around the sites with some air and the shape of the picture (width to height), never smaller than about 50 miles; the lower 48 states
 * where there is no site.
 */
export function boxAround(sites: { latitude: number; longitude: number }[]): Box {
  if (sites.length === 0) return [-125, 24, -66, 50];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { latitude, longitude } of sites) {
    const x = westward(longitude);
    [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, latitude), Math.max(north, latitude)];
  }
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const shortening = Math.max(0.2, Math.cos((middleY * Math.PI) / 180));
  const spanX = Math.max((east - west) * air, smallestSpan / shortening);
  const spanY = Math.max((north - south) * air, smallestSpan);
  const [wide, high] = [Math.max(spanX, (spanY * mapShape) / shortening), Math.max(spanY, (spanX * shortening) / mapShape)];
  return [middleX - wide / 2, middleY - high / 2, middleX + wide / 2, middleY + high / 2];
}

/** The same box with a tenth more on each side. */
export function grow([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) / 10, (north - south) / 10];
  return [west - x, south - y, east + x, north + y];
}

/** The base map sets Guam and the western Aleutians beyond -180°, on the same side of the Pacific as the rest. */
export function westward(longitude: number): number {
  return longitude > 100 ? longitude - 360 : longitude;
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** West, south, east, north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];
