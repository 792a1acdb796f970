/** A JPEG as far as its head goes, with an Exif part where one is asked for. */
export function jpegOf({ width, height, exif }: { width: number; height: number; exif?: Exif }): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    ...(exif ? [segment(0xe1, exifOf(exif))] : []),
    frame(width, height),
    Buffer.from('ffd9', 'hex'),
  ]);
}

export function smallJpeg(width: number, height: number): Buffer {
  return jpegOf({ width, height });
}

export function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), size, Buffer.from('0800000000', 'hex')]);
}

export function webpOf(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  if (kind === 'VP8X') {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  } else if (kind === 'VP8 ') {
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  } else {
    bytes[20] = 0x2f;
    bytes.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 21);
  }
  return bytes;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function frame(width: number, height: number): Buffer {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  body.writeUInt16BE(height, 1);
  body.writeUInt16BE(width, 3);
  return segment(0xc0, body);
}

/** Two directories: the orientation in the first, the place of the stored picture in the second. */
function exifOf({ orientation, stored, says = stored.length, order }: Exif): Buffer {
  const isLittle = order === 'little';
  const short = (value: number) => numberOf(2, value, isLittle);
  const long = (value: number) => numberOf(4, value, isLittle);
  const first = [short(1), short(0x0112), short(3), long(1), short(orientation), short(0), long(26)];
  const second = [short(2), short(0x0201), short(4), long(1), long(56), short(0x0202), short(4), long(1), long(says), long(0)];
  return Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from(isLittle ? 'II' : 'MM', 'latin1'),
    short(42),
    long(8),
    ...first,
    ...second,
    stored,
  ]);
}

function numberOf(length: 2 | 4, value: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(length);
  if (isLittle) bytes.writeUIntLE(value, 0, length);
  else bytes.writeUIntBE(value, 0, length);
  return bytes;
}

interface Exif {
  orientation: number;
  stored: Buffer;
  /** The length that the directory gives. */
  says?: number;
  order: 'big' | 'little';
}
