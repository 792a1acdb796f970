import type { ColumnKey } from './column-key.ts';

/**
 * Headers met in tower lists, asset registers and vendor exports, by what they mean. Compared after `normalizeHeader`. An alias of a site column
 * and of an equipment column goes by the other columns of its sheet.
 */
export const headerAliases: Readonly<Record<ColumnKey, string>> = {
  'site.code': `site id, site, site number, site no, site #, code, id, cell id, cell site, cell site id, tower id, tower number, location id, location code,
    faa oas, oas, oas number, asr, asr number, fcc asr, clli, site ref, station id, enodeb id, node id`,
  'site.name': `name, site title, tower name, location, location name, description, station, station name, cell name, facility, facility name`,
  'site.kind': `kind, type, site type, location type, facility type, class`,
  'site.latitude': `lat, latitude decimal, lat dd, lat decimal, y, y coord, y coordinate, lat nad83, latitude nad83, lat wgs84, gps lat, site latitude`,
  'site.longitude': `lon, long, lng, longitude decimal, lon dd, long decimal, x, x coord, x coordinate, lon nad83, longitude nad83, lon wgs84, gps lon, gps long,
    site longitude`,
  'site.coordinates': `coordinate, coords, lat long, lat lon, lat lng, latlong, latlon, latitude longitude, gps, gps coordinates, position, geo`,
  'site.street': `address, street address, site address, address 1, address line 1, addr`,
  'site.city': `town, municipality, nearest city, nearest town, place, city town`,
  'site.county': `parish, borough, county name, county parish`,
  'site.state': `st, state code, state abbreviation, province, state territory, us state`,
  'site.zip': `zip code, zipcode, postal code, postcode, zip 5`,
  'site.structure': `structure type, tower type, structure kind, support structure`,
  'site.heightFeet': `height, height feet, height ft, agl ft, agl, height agl, height agl ft, tower height, tower height ft, structure height, structure height ft,
    overall height, height above ground, overall height above ground, height in feet`,
  'site.heightMeters': `height m, height meters, height metres, agl m, height agl m, tower height m, structure height m, height in meters, overall height m`,
  'site.ownership': `ownership, owned leased, owned or leased, own lease, tower ownership, structure ownership, lease own`,
  'site.access': `access, season, site access, accessibility, seasonal access, access restrictions`,
  'site.peopleServed': `people, population, pop, pops, pops covered, population covered, population served, covered population, subscribers, subs,
    customers, customers served, subscribers served`,
  'site.backhaulTo': `backhaul, backhaul site, backhaul parent, parent site, parent, uplink, uplink site, upstream, upstream site, far end, far end site,
    hub site, donor site, aggregation site, fed from`,
  'site.notes': `notes, note, comments, comment, remarks, site comments, site remarks`,
  'item.tag': `tag, asset tag, asset, asset id, asset number, equipment id, item id, inventory id, inventory number, property tag, line id`,
  'item.maker': `manufacturer, mfr, mfg, make, vendor, brand, oem, supplier, equipment vendor, equipment manufacturer`,
  'item.model': `model number, model no, model name, equipment model, part number, part no, product, product name, equipment, equipment name, device,
    device type, hardware, item, item description, equipment description, name`,
  'item.category': `equipment category, equipment type, type, kind, class, item type, asset type, device category, equipment class`,
  'item.quantity': `qty, count, units, number of units, no of units, number, amount, pieces, quantity installed, qty installed, # of units, #`,
  'item.serials': `serial, serials, serial number, serial no, serial nos, s n, sn, esn, serial number s, barcode, bar code`,
  'item.obtainedOn': `date obtained, obtained, acquired, date acquired, acquired on, acquisition date, purchase date, date purchased, purchased, bought,
    date of purchase, install date, installed, installed on, installation date, date installed, in service date, date in service, delivery date, po date`,
  'item.ownership': `ownership, owned leased, owned or leased, own lease, lease own, equipment owned or leased`,
  'item.status': `equipment status, condition, operational status, life cycle, lifecycle status, asset status`,
  'item.notes': `notes, note, comments, comment, remarks, equipment comments, description, location, position`,
};
