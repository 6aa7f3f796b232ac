import { gzipSync, strToU8, zlibSync } from "fflate";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Pixels as a PNG (W3C PNG, third edition): eight bits each of red, green, blue and alpha. */
export function encodePng(
  pixels: Uint32Array, // [height, width], as in an ImageData, in this machine's byte order
  width: number,
  height: number,
): Uint8Array {
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const line = 4 * width;
  // Every line begins with the number of its filter: 0, none.
  const filtered = new Uint8Array(height * (line + 1));
  for (let row = 0; row < height; row += 1) {
    filtered.set(bytes.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
  }
  const header = new Uint8Array(13);
  const fields = new DataView(header.buffer);
  fields.setUint32(0, width);
  fields.setUint32(4, height);
  header.set([8, 6], 8);
  return concatenated([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(filtered, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** The same as an address that a picture can hold. */
export function pngAddress(png: Uint8Array): string {
  const characters = Array.from(png, (byte) => String.fromCharCode(byte));
  return `data:image/png;base64,${btoa(characters.join(""))}`;
}

/** Length, name, content, and the CRC-32 of name and content. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = concatenated([strToU8(name), content]);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return concatenated([length, named, crc32(named)]);
}

/** A gzip file ends with the CRC-32 that PNG uses (RFC 1952, §2.3.1), the other way round. */
function crc32(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 0 }).slice(-8, -4).reverse();
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
