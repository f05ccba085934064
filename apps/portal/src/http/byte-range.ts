/** The part of a file that is asked for, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a `Range` header asks for of `size` bytes (RFC 9110, section 14): one part; `unsatisfiable` behind the end; null
 * for the whole, also where the header is none we know or names several parts, which a server may ignore.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return null;
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return Number(first) >= size ? 'unsatisfiable' : { start: Number(first), end };
}
