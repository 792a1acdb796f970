/** The two-letter postal codes of the states, the District of Columbia and the territories, with their names. */
export const states: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  PR: 'Puerto Rico',
  GU: 'Guam',
  VI: 'U.S. Virgin Islands',
  AS: 'American Samoa',
  MP: 'Northern Mariana Islands',
};

/**
 * Boxes around the states: south, north, west, east in degrees, rounded outward by 0.05 to 0.15. Computed from the Census Bureau's cartographic
 * state boundaries, 2017 edition (as carried by us-atlas 3.0.1); AS and MP widened to their outlying islands. Good for catching slips, not for
 * saying on which side of a border a place lies.
 */
const stateBoxes: Readonly<Record<string, readonly Box[]>> = {
  AL: [[30.1, 35.1, -88.6, -84.8]],
  AK: [
    [51.1, 71.5, -180, -129.9],
    [51.3, 53.1, 172.4, 180],
  ],
  AZ: [[31.2, 37.1, -114.9, -108.9]],
  AR: [[32.9, 36.6, -94.7, -89.6]],
  CA: [[32.4, 42.1, -124.5, -114]],
  CO: [[36.9, 41.1, -109.2, -101.9]],
  CT: [[40.9, 42.2, -73.8, -71.7]],
  DE: [[38.4, 39.9, -75.9, -75]],
  DC: [[38.7, 39.1, -77.2, -76.8]],
  FL: [[24.4, 31.1, -87.7, -79.9]],
  GA: [[30.3, 35.1, -85.7, -80.7]],
  HI: [[18.8, 22.3, -160.3, -154.7]],
  ID: [[41.9, 49.1, -117.3, -110.9]],
  IL: [[36.9, 42.6, -91.6, -87.4]],
  IN: [[37.7, 41.9, -88.2, -84.7]],
  IA: [[40.3, 43.6, -96.7, -90]],
  KS: [[36.9, 40.1, -102.2, -94.5]],
  KY: [[36.4, 39.2, -89.7, -81.9]],
  LA: [[28.8, 33.1, -94.1, -88.7]],
  ME: [[43, 47.6, -71.2, -66.9]],
  MD: [[37.8, 39.8, -79.6, -75]],
  MA: [[41.1, 43, -73.6, -69.8]],
  MI: [[41.6, 48.3, -90.5, -82.3]],
  MN: [[43.4, 49.5, -97.3, -89.4]],
  MS: [[30.1, 35.1, -91.7, -88]],
  MO: [[35.9, 40.7, -95.9, -89]],
  MT: [[44.3, 49.1, -116.2, -103.9]],
  NE: [[39.9, 43.1, -104.2, -95.2]],
  NV: [[34.9, 42.1, -120.1, -113.9]],
  NH: [[42.6, 45.4, -72.7, -70.6]],
  NJ: [[38.8, 41.5, -75.7, -73.8]],
  NM: [[31.2, 37.1, -109.1, -102.9]],
  NY: [[40.4, 45.1, -79.9, -71.8]],
  NC: [[33.8, 36.7, -84.4, -75.4]],
  ND: [[45.8, 49.1, -104.1, -96.5]],
  OH: [[38.3, 42.1, -84.9, -80.4]],
  OK: [[33.5, 37.1, -103.1, -94.3]],
  OR: [[41.9, 46.4, -124.7, -116.4]],
  PA: [[39.6, 42.4, -80.6, -74.6]],
  RI: [[41.1, 42.1, -72, -71]],
  SC: [[31.9, 35.3, -83.4, -78.4]],
  SD: [[42.4, 46, -104.2, -96.3]],
  TN: [[34.9, 36.8, -90.4, -81.5]],
  TX: [[25.7, 36.6, -106.7, -93.4]],
  UT: [[36.9, 42.1, -114.2, -108.9]],
  VT: [[42.6, 45.1, -73.5, -71.4]],
  VA: [[36.4, 39.6, -83.8, -75.1]],
  WA: [[45.4, 49.1, -124.8, -116.8]],
  WV: [[37.1, 40.7, -82.7, -77.6]],
  WI: [[42.4, 47.2, -93, -86.7]],
  WY: [[40.9, 45.1, -111.2, -104]],
  PR: [[17.8, 18.6, -68, -65.1]],
  GU: [[13.1, 13.8, 144.5, 145.1]],
  VI: [[17.6, 18.5, -65.2, -64.5]],
  AS: [[-14.6, -11, -171.2, -168.1]],
  MP: [[14, 20.6, 144.8, 146.2]],
};

const allBoxes = Object.values(stateBoxes).flat();
const stateCodes = new Map(
  Object.entries(states).flatMap(
    ([code, name]) =>
      [
        [squeeze(code), code],
        [squeeze(name), code],
      ] as const,
  ),
);

const earthRadiusMiles = 3958.8;

/** Decimal degrees, WGS 84, north and east positive. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** The postal code for a code or a name in any case (`ne`, `Nebraska`, `nebraska `); undefined when it is neither. */
export function toStateCode(text: string): string | undefined {
  const wanted = squeeze(text);
  return stateCodes.get(wanted);
}

/** Whether the place lies in the box around the state; true for an unknown state, about which nothing can be said. */
export function isInState(place: Place, state: string): boolean {
  return stateBoxes[state]?.some((box) => isInBox(place, box)) ?? true;
}

/** Whether the place lies in the box around any state or territory. A strip of Canada, Mexico and the sea passes too. */
export function isInUnitedStates(place: Place): boolean {
  return allBoxes.some((box) => isInBox(place, box));
}

/** Great-circle distance on a sphere of the Earth's mean radius; right to about half a percent. */
export function milesBetween(one: Place, other: Place): number {
  const toRadians = Math.PI / 180;
  const halfLatitude = ((other.latitude - one.latitude) * toRadians) / 2;
  const halfLongitude = ((other.longitude - one.longitude) * toRadians) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 + Math.cos(one.latitude * toRadians) * Math.cos(other.latitude * toRadians) * Math.sin(halfLongitude) ** 2;
  return 2 * earthRadiusMiles * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function isInBox(place: Place, [south, north, west, east]: Box): boolean {
  return place.latitude >= south && place.latitude <= north && place.longitude >= west && place.longitude <= east;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

type Box = readonly [south: number, north: number, west: number, east: number];
