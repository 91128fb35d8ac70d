// A picture file as a phone or a camera gives one, made here: a PNG of any size.
import { crc32, deflateSync } from 'node:zlib';

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** What a file chooser is given: soft colours with a rough grain, so that it does not become tiny. */
export function picture({ name = 'forge.png', width = 2400, height = 1800, seed = 1 } = {}) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let grain = seed;
  for (let y = 0; y < height; y += 1) {
    const row = y * (width * 3 + 1) + 1;
    for (let x = 0; x < width; x += 1) {
      if (x % 8 === 0) grain = (Math.imul(grain, 1664525) + 1013904223) >>> 0;
      const light = (grain >>> 24) / 4;
      rows[row + x * 3] = ((x * 190) / width + light) & 255;
      rows[row + x * 3 + 1] = ((y * 120) / height + light) & 255;
      rows[row + x * 3 + 2] = 60 + light;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
  return { name, mimeType: 'image/png', buffer };
}
