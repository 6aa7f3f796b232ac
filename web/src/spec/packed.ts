/** Text as deflate-raw in base64url, for what is too long to stand readable in a link. */

/** More than this is never unpacked, in bytes: a few hundred packed ones can claim to be gigabytes. */
export const mostUnpacked = 256 * 1024;

/** Deflate makes nothing longer by more than a thousandth; base64 makes four characters of three bytes. */
const longestPacked = Math.ceil(mostUnpacked * 1.001 * (4 / 3)) + 64;

/** Deflate unpacks at most 1,032 bytes from one: a slice of this size is at most a megabyte. */
const slice = 1024;

/** The text packed, or undefined where it would be too long to be unpacked again. */
export async function pack(text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > mostUnpacked) return undefined;
  const packed = await through(new CompressionStream("deflate-raw"), bytes, Infinity);
  return packed && toBase64url(packed);
}

/** The text that was packed, or undefined for what no text was packed into, or too much. */
export async function unpack(packed: string): Promise<string | undefined> {
  if (packed.length > longestPacked || !/^[\w-]*$/u.test(packed)) return undefined;
  try {
    const bytes = fromBase64url(packed);
    const text = await through(new DecompressionStream("deflate-raw"), bytes, mostUnpacked);
    return text && new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

/** What comes out of `transform`; it is stopped, and undefined given, beyond `most` bytes. */
async function through(
  transform: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = slices(bytes).pipeThrough(transform).getReader();
  const chunks: BlobPart[] = [];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

/** Given only as it is asked for, so that stopping the reader stops the work. */
function slices(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const state = { start: 0 };
  return new ReadableStream({
    pull(controller) {
      if (state.start >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(state.start, (state.start += slice)));
    },
  });
}

function toBase64url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @throws DOMException where it is no base64url. */
function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
